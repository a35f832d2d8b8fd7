import type { Knex } from "knex";
import { z } from "zod";
import type { SaveReport } from "../core/store.ts";
import type { Talk } from "../core/talk.ts";
import type { Known } from "./identify.ts";
import { talkColumns } from "./rows.ts";
import { FIELDS, indexedText } from "./search/terms.ts";
import { slices } from "./slices.ts";

const insertedRows = z.array(z.object({ number: z.number(), id: z.string() }));
const indexRows = z.array(z.record(z.string(), z.union([z.string(), z.number()])));

/** Writes what is new or has changed, many talks in one statement, and gives the numbers of it. */
export async function writeTalks(
  tx: Knex,
  known: readonly Known[],
  source: string,
): Promise<{ report: { -readonly [Key in keyof SaveReport]: number }; written: number[] }> {
  const report = { added: 0, changed: 0, removed: 0, unchanged: 0 };
  const written: number[] = [];
  for (const slice of slices(known)) {
    const differing = await thatDiffer(tx, slice);
    const added = await insertTalks(tx, differing, source);
    const changed = await updateTalks(tx, differing, source);
    await describe(tx, [...added, ...changed]);
    for (const [number] of [...added, ...changed]) written.push(number);
    report.added += added.length;
    report.changed += changed.length;
    report.unchanged += slice.length - differing.length;
  }
  return { report, written };
}

async function thatDiffer(tx: Knex, slice: readonly Known[]): Promise<readonly Known[]> {
  const numbers = slice.flatMap(({ number }) => number ?? []);
  if (numbers.length === 0) return slice;
  const rows = indexRows.parse(
    await tx("talk_index")
      .whereIn("rowid", numbers)
      .select("rowid", "scope", ...FIELDS),
  );
  const indexed = new Map(rows.map(({ rowid, ...columns }) => [rowid, columns]));
  return slice.filter(
    ({ talk, before, number }) =>
      !before || number === undefined || !isSame(before, talk, indexed.get(number) ?? {}),
  );
}

/** The text of the index is compared too, since the way it is written may have changed. */
function isSame(before: Talk, talk: Talk, indexed: Readonly<Record<string, unknown>>): boolean {
  return (
    peopleOf(before) === peopleOf(talk) &&
    agree(talkColumns(talk), talkColumns(before)) &&
    agree(indexedText(talk), indexed)
  );
}

function agree(one: object, other: object): boolean {
  const columns = new Map(Object.entries(other));
  return Object.entries(one).every(([column, value]) => columns.get(column) === value);
}

function peopleOf({ presenters }: Talk): string {
  return presenters.map(({ id }) => id).join(",");
}

async function insertTalks(tx: Knex, differing: readonly Known[], source: string): Promise<[number, Talk][]> {
  const talks = differing.filter(({ number }) => number === undefined).map(({ talk }) => talk);
  if (talks.length === 0) return [];
  const rows = talks.map((talk) => ({ ...talkColumns(talk), source }));
  const inserted = insertedRows.parse(await tx("talks").insert(rows).returning(["number", "id"]));
  const numbers = new Map(inserted.map(({ number, id }) => [id, number]));
  return talks.map((talk) => {
    const number = numbers.get(talk.id);
    if (number === undefined) throw new Error("the engine gave no number to a new talk");
    return [number, talk];
  });
}

async function updateTalks(tx: Knex, differing: readonly Known[], source: string): Promise<[number, Talk][]> {
  const changed: [number, Talk][] = [];
  for (const { number, talk } of differing) {
    if (number === undefined) continue;
    await tx("talks")
      .where({ number })
      .update({ ...talkColumns(talk), source });
    changed.push([number, talk]);
  }
  const numbers = changed.map(([number]) => number);
  if (numbers.length > 0) {
    await tx("talk_presenters").whereIn("talk", numbers).delete();
    await tx("talk_index").whereIn("rowid", numbers).delete();
  }
  return changed;
}

/** Writes who gave the talks, and their words into the index. */
async function describe(tx: Knex, talks: readonly [number, Talk][]): Promise<void> {
  const giving = talks.flatMap(([number, { presenters }]) =>
    presenters.map(({ id }, index) => ({ talk: number, presenter: id, place: index + 1 })),
  );
  for (const rows of slices(giving)) await tx("talk_presenters").insert(rows);
  if (talks.length > 0)
    await tx("talk_index").insert(talks.map(([number, talk]) => ({ rowid: number, ...indexedText(talk) })));
}
