import { createReadStream } from "node:fs";
import type { Programme, Talk } from "../../src/core/talk.ts";
import { type Imported, readImport } from "../../src/importers/import.ts";
import type { Material } from "../../src/importers/material.ts";
import type { ImportWishes } from "../../src/importers/wishes.ts";

/** A store that knows nothing yet. */
export const NOTHING_KNOWN = { workshops: async () => [] };

/** The day on which tests import. */
export const NOW = new Date("2026-01-02T03:04:05Z");

/** What was imported, with all talks at hand. */
export interface Collected extends Imported {
  readonly programme: Programme;
}

/** Takes all talks out of an import and lets go of its files. */
export async function collected(imported: Imported): Promise<Collected> {
  const talks: Talk[] = [];
  for await (const talk of imported.programme.talks) talks.push(talk);
  await imported.close();
  return { ...imported, programme: { ...imported.programme, talks } };
}

/** Reads our own fixtures by name, or any files by path, into an empty store. */
export async function readFixture(
  names: string | readonly string[],
  wishes: ImportWishes = {},
): Promise<Collected> {
  const materials = [names].flat().map((name) => {
    const path = name.includes("/") ? name : `tests/fixtures/schedules/${name}`;
    return { name, bytes: createReadStream(path) };
  });
  return collected(await readImport(materials, wishes, { store: NOTHING_KNOWN, now: NOW }));
}

/** Reads a text as if it were a file of that name. */
export async function readText(
  text: string | Uint8Array,
  name: string,
  wishes: ImportWishes = {},
): Promise<Collected> {
  return collected(await readImport([material(text, name)], wishes, { store: NOTHING_KNOWN, now: NOW }));
}

/** Bytes at hand, in pieces that cut through everything. */
export function material(text: string | Uint8Array, name: string, piece = 1000): Material {
  const bytes = Buffer.from(text);
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let start = 0; start < bytes.length; start += piece) yield bytes.subarray(start, start + piece);
  }
  return { name, bytes: pieces() };
}

/** A talk in one line: when, where, what and who. */
export function line({ programme }: Collected): string[] {
  return programme.talks.map(({ day, start, end, room, title, presenters, cancelled }) =>
    [
      start === undefined ? day : `${start.slice(0, 16)}${end === undefined ? "" : `–${end.slice(11, 16)}`}`,
      room ?? "-",
      `${cancelled ? "✗ " : ""}${title}`,
      presenters.map(({ name, affiliation }) => (affiliation ? `${name} (${affiliation})` : name)).join(", "),
    ].join(" | "),
  );
}
