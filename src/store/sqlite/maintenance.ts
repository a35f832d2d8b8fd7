import { access, statfs } from "node:fs/promises";
import { dirname } from "node:path";
import sqlite3 from "sqlite3";
import { z } from "zod";
import type { Check } from "../../core/check.ts";
import { OperatorError } from "../../core/errors.ts";
import { connect } from "./connect.ts";
import { examine } from "./examine.ts";
import { explain } from "./faults.ts";

/** In bytes: what an import of a large programme takes. */
const LEAST_FREE = 500_000_000;

/**
 * Copies a database to a new file as it stands at this moment, also while somebody writes to it.
 * Throws OperatorError when there is nothing to copy, the target exists, or the file can't be used.
 */
export async function backupFile(file: string, target: string): Promise<void> {
  if (!(await exists(file)))
    throw new OperatorError(`${file} doesn't exist: DATABASE_URL says where the database is.`);
  if (await exists(target)) throw new OperatorError(`${target} exists already: give the name of a new file.`);
  await examine(file);
  const db = await open(file);
  try {
    await run(db, "vacuum into ?", [target]);
  } catch (error) {
    throw new OperatorError(`${file} can't be copied to ${target}: ${String(error)}`, { cause: error });
  } finally {
    await new Promise((resolve) => db.close(resolve));
  }
}

/** Looks through the whole database: pages, references between tables, and the full-text index. */
export async function checkFile(file: string): Promise<Check> {
  const name = "Database";
  if (!(await exists(file)))
    return { name, ok: true, detail: `${file} doesn't exist yet: the first start makes it` };
  try {
    const { db } = await connect(file);
    try {
      const pages = z
        .array(z.object({ integrity_check: z.string() }))
        .parse(await db.raw("pragma integrity_check"));
      const dangling = z.array(z.unknown()).parse(await db.raw("pragma foreign_key_check"));
      await db.raw("insert into talk_index(talk_index) values ('integrity-check')");
      const { talks } = z
        .object({ talks: z.number() })
        .parse(await db("talks").count({ talks: "*" }).first());
      const faults = pages.map((row) => row.integrity_check).filter((line) => line !== "ok");
      if (faults.length === 0 && dangling.length === 0)
        return { name, ok: true, detail: `${file} is sound, ${talks} talks` };
      throw new OperatorError(
        `${file} is damaged (${faults[0] ?? `${dangling.length} dangling references`}): restore a backup, or set DATABASE_URL to another file.`,
      );
    } finally {
      await db.destroy();
    }
  } catch (error) {
    const told = explain(error, file);
    return { name, ok: false, detail: told instanceof Error ? told.message : String(told) };
  }
}

/** Whether the disk of a file has room for it to grow. */
export async function checkRoom(file: string): Promise<Check> {
  const { bavail, bsize } = await statfs(dirname(file));
  const free = bavail * bsize;
  const detail = `${Math.floor(free / 1_000_000)} MB are free beside ${file}`;
  return free < LEAST_FREE
    ? {
        name: "Disk",
        ok: false,
        detail,
        mend: "Make room: once the disk is full, nothing can be noted or posted.",
      }
    : { name: "Disk", ok: true, detail };
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

function open(file: string): Promise<sqlite3.Database> {
  return new Promise((resolve, reject) => {
    const db = new sqlite3.Database(file, sqlite3.OPEN_READWRITE, (error) =>
      error ? reject(error) : resolve(db),
    );
  });
}

function run(db: sqlite3.Database, sql: string, values: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    db.run(sql, values, (error) => (error ? reject(error) : resolve()));
  });
}
