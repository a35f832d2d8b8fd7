import { randomUUID } from "node:crypto";
import { type FileHandle, open, unlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** So many bytes are read at once: rows that stand one after the other are mostly asked for so. */
const WINDOW = 128 * 1024;

/** Rows (plain data) that are kept on the disk, since there may be too many of them to be held at once. */
export interface Spool<Row> {
  readonly length: number;
  /** Takes a row in; it can be read once it has been kept. */
  add(row: Row): void;
  /** Writes to the disk what was added. */
  keep(): Promise<void>;
  /** The row at a position, in any order. */
  at(position: number): Promise<Row | undefined>;
}

/** Room for an import on the disk, in the folder for temporary files. */
export interface Scratch {
  spool<Row>(): Promise<Spool<Row>>;
  /** Gives all of it back. */
  close(): Promise<void>;
}

/** Makes room for an import. Its files have no name, so nothing of them is left, however the process ends. */
export function createScratch(): Scratch {
  const files: FileHandle[] = [];
  return {
    async spool() {
      const file = await openUnnamed();
      files.push(file);
      return createSpool(file);
    },
    async close() {
      await Promise.all(files.splice(0).map((file) => file.close()));
    },
  };
}

async function openUnnamed(): Promise<FileHandle> {
  const path = join(tmpdir(), `rapporteur-${randomUUID()}`);
  const file = await open(path, "wx+", 0o600);
  await unlink(path);
  return file;
}

function createSpool<Row>(file: FileHandle): Spool<Row> {
  const ends: number[] = [];
  let added: Buffer[] = [];
  let window = { start: 0, bytes: Buffer.alloc(0) };

  const bytesOf = async (start: number, end: number): Promise<Buffer> => {
    if (start < window.start || end > window.start + window.bytes.length) {
      const bytes = Buffer.allocUnsafe(Math.max(WINDOW, end - start));
      const { bytesRead } = await file.read(bytes, 0, bytes.length, start);
      window = { start, bytes: bytes.subarray(0, bytesRead) };
    }
    return window.bytes.subarray(start - window.start, end - window.start);
  };

  return {
    get length() {
      return ends.length;
    },
    add(row) {
      const bytes = Buffer.from(JSON.stringify(row));
      ends.push((ends.at(-1) ?? 0) + bytes.length);
      added.push(bytes);
    },
    async keep() {
      const bytes = Buffer.concat(added);
      added = [];
      await file.appendFile(bytes);
    },
    async at(position) {
      const end = ends[position];
      if (end === undefined) return undefined;
      const bytes = await bytesOf(ends[position - 1] ?? 0, end);
      // We wrote it ourselves, and nobody else can open the file.
      const row: Row = JSON.parse(bytes.toString());
      return row;
    },
  };
}
