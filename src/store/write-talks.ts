import type { Knex } from "knex";
import { z } from "zod";
import type { SaveOrigin, SaveReport } from "../core/store.ts";
import type { Presenter, Talk } from "../core/talk.ts";
import { filledFrom } from "./carry-over.ts";
import type { Known } from "./identify.ts";
import { writePeople } from "./people/write-people.ts";
import { readTalks } from "./programmes.ts";
import { talkColumns } from "./rows.ts";
import { FIELDS, type IndexedText, indexedText } from "./search/terms.ts";
import { slices } from "./slices.ts";

const insertedRows = z.array(z.object({ number: z.number(), id: z.string() }));
const indexRows = z.array(z.record(z.string(), z.union([z.string(), z.number()])));

/** Writes the talks of a programme, slice by slice. */
export interface TalkWriter {
  /** Makes a slice ready, and gives what writes it. */
  prepare(slice: readonly Known[]): Promise<() => Promise<void>>;
  /** What has come of it so far. */
  readonly report: Readonly<SaveReport>;
  /** The numbers of what is new or has changed so far. */
  readonly written: readonly number[];
}

/** A talk as the tables hold it. */
interface Row {
  readonly number: number | undefined;
  readonly columns: ReturnType<typeof talkColumns>;
  readonly indexed: IndexedText;
  readonly presenters: readonly string[];
}

/** Writes what is new or has changed, many talks in one statement. What a foreign source leaves out stays as it was. */
export function createTalkWriter(tx: Knex, { source, foreign = false, by }: SaveOrigin): TalkWriter {
  const report = { added: 0, changed: 0, removed: 0, unchanged: 0 };
  const written: number[] = [];
  const introduce = introducer(tx, by);
  return {
    report,
    written,
    async prepare(slice) {
      const rows = await differing(tx, slice, foreign);
      const people = slice.flatMap(({ talk }) => talk.presenters);
      const added = rows.filter(({ number }) => number === undefined);
      const changed = rows.filter(({ number }) => number !== undefined);
      report.added += added.length;
      report.changed += changed.length;
      report.unchanged += slice.length - rows.length;
      return async () => {
        await introduce(people);
        const stored = [
          ...(await insertTalks(tx, added, source)),
          ...(await updateTalks(tx, changed, source)),
        ];
        await describe(tx, stored);
        for (const [number] of stored) written.push(number);
      };
    },
  };
}

/** The rows of a slice that the store doesn't hold as they are. */
async function differing(tx: Knex, slice: readonly Known[], foreign: boolean): Promise<Row[]> {
  const numbers = slice.flatMap(({ number }) => number ?? []);
  const stored = numbers.length === 0 ? undefined : await readStored(tx, numbers);
  return slice.flatMap(({ talk: given, number }) => {
    const before = number === undefined ? undefined : stored?.talks.get(number);
    const talk = before && foreign ? filledFrom(given, before) : given;
    const presenters = talk.presenters.map(({ id }) => id);
    const row: Row = { number, columns: talkColumns(talk), indexed: indexedText(talk), presenters };
    return before && isSame(row, before, stored?.index.get(number) ?? {}) ? [] : [row];
  });
}

async function readStored(tx: Knex, numbers: readonly number[]) {
  const talks = await readTalks(tx, (query) => query.whereIn("number", numbers));
  const rows = indexRows.parse(
    await tx("talk_index")
      .whereIn("rowid", numbers)
      .select("rowid", "scope", ...FIELDS),
  );
  const index = new Map<unknown, Readonly<Record<string, unknown>>>(
    rows.map(({ rowid, ...columns }) => [rowid, columns]),
  );
  return { talks, index };
}

/** The text of the index is compared too, since the way it is written may have changed. */
function isSame(row: Row, before: Talk, indexed: Readonly<Record<string, unknown>>): boolean {
  return (
    row.presenters.join() === before.presenters.map(({ id }) => id).join() &&
    agree(row.columns, talkColumns(before)) &&
    agree(row.indexed, indexed)
  );
}

function agree(one: object, other: object): boolean {
  const columns = new Map(Object.entries(other));
  return Object.entries(one).every(([column, value]) => columns.get(column) === value);
}

/** Writes who gives talks; somebody who was written just so already is not written again. */
function introducer(tx: Knex, by: SaveOrigin["by"]): (people: readonly Presenter[]) => Promise<void> {
  const known = new Map<string, string>();
  return async (people) => {
    const fresh = new Map<string, Presenter>();
    for (const person of people) {
      const told = JSON.stringify(person);
      if (known.get(person.id) === told) continue;
      known.set(person.id, told);
      fresh.set(person.id, person);
    }
    await writePeople(tx, [...fresh.values()], by);
  };
}

async function insertTalks(tx: Knex, rows: readonly Row[], source: string): Promise<[number, Row][]> {
  if (rows.length === 0) return [];
  const talks = rows.map(({ columns }) => ({ ...columns, source }));
  const inserted = insertedRows.parse(await tx("talks").insert(talks).returning(["number", "id"]));
  const numbers = new Map(inserted.map(({ number, id }) => [id, number]));
  return rows.map((row) => {
    const number = numbers.get(row.columns.id);
    if (number === undefined) throw new Error("the engine gave no number to a new talk");
    return [number, row];
  });
}

async function updateTalks(tx: Knex, rows: readonly Row[], source: string): Promise<[number, Row][]> {
  const changed: [number, Row][] = [];
  for (const row of rows) {
    const { number, columns } = row;
    if (number === undefined) continue;
    await tx("talks")
      .where({ number })
      .update({ ...columns, source });
    changed.push([number, row]);
  }
  const numbers = changed.map(([number]) => number);
  if (numbers.length > 0) {
    await tx("talk_presenters").whereIn("talk", numbers).delete();
    await tx("talk_index").whereIn("rowid", numbers).delete();
  }
  return changed;
}

/** Writes who gave the talks, and their words into the index. */
async function describe(tx: Knex, rows: readonly [number, Row][]): Promise<void> {
  const giving = rows.flatMap(([number, { presenters }]) =>
    presenters.map((presenter, index) => ({ talk: number, presenter, place: index + 1 })),
  );
  for (const slice of slices(giving)) await tx("talk_presenters").insert(slice);
  if (rows.length > 0)
    await tx("talk_index").insert(rows.map(([number, { indexed }]) => ({ rowid: number, ...indexed })));
}
