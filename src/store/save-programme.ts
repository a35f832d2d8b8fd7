import type { Knex } from "knex";
import { z } from "zod";
import { presenters } from "../core/programme.ts";
import type { SaveOrigin, SaveReport } from "../core/store.ts";
import type { Programme, Talk } from "../core/talk.ts";
import { changesBetween } from "./changes/changes-between.ts";
import { writeChanges } from "./changes/write-changes.ts";
import { cancelGone, removeGone } from "./gone.ts";
import { identify, type Known } from "./identify.ts";
import { corrected } from "./people/corrections.ts";
import { readTalks } from "./programmes.ts";
import { beginRevision } from "./revision.ts";
import { presenterColumns, talkColumns, workshopColumns } from "./rows.ts";
import { FIELDS, indexedText } from "./search/terms.ts";

/**
 * Brings the store in step with a programme, in one transaction together with the index. Talks that did not change
 * are not written. Of talks from the same source that are gone, see `SaveOrigin`.
 */
export function saveProgramme(db: Knex, given: Programme, origin: SaveOrigin): Promise<SaveReport> {
  return db.transaction(async (tx) => {
    await beginRevision(tx);
    const programme = await corrected(tx, given);
    const { workshop } = programme;
    const { source, fingerprint, followedAt } = origin;
    const before = await readTalks(tx, (query) => query.where({ workshop: workshop.id }));
    await tx("workshops").insert(workshopColumns(workshop)).onConflict("id").merge();
    for (const presenter of presenters(programme)) {
      await tx("presenters").insert(presenterColumns(presenter)).onConflict("id").merge();
    }
    const known = identify(before, programme.talks);
    const { report, written } = await writeTalks(tx, known, source);
    const kept = new Set(known.map(({ number }) => number));
    if (followedAt) {
      const cancelled = await cancelGone(tx, workshop, { source, kept, before }, followedAt);
      report.changed += cancelled.length;
      await noteChanges(tx, workshop.id, before, [...written, ...cancelled], followedAt);
    } else report.removed = await removeGone(tx, workshop, { source, kept, before });
    await tx("sources").insert({ id: source, workshop: workshop.id, fingerprint }).onConflict("id").merge();
    return report;
  });
}

/** Writes what is new or has changed, and gives the numbers of it. */
async function writeTalks(
  tx: Knex,
  known: readonly Known[],
  source: string,
): Promise<{ report: { -readonly [Key in keyof SaveReport]: number }; written: number[] }> {
  const report = { added: 0, changed: 0, removed: 0, unchanged: 0 };
  const written: number[] = [];
  for (const { talk, before, number } of known) {
    if (before && number !== undefined && (await isSame(tx, number, before, talk))) report.unchanged += 1;
    else {
      written.push(await writeTalk(tx, talk, source, number));
      report[before ? "changed" : "added"] += 1;
    }
  }
  return { report, written };
}

/** A programme that comes for the first time has not changed. Both versions are read in the same way, so that only what differs in the store counts. */
async function noteChanges(
  tx: Knex,
  workshop: string,
  before: ReadonlyMap<number, Talk>,
  written: readonly number[],
  at: Date,
): Promise<void> {
  if (before.size === 0 || written.length === 0) return;
  const fresh = new Set(written);
  const after = await readTalks(tx, (query) => query.where({ workshop }).orderBy(["day", "place", "number"]));
  const older = written.flatMap((number) => before.get(number) ?? []);
  const newer = [...after].flatMap(([number, talk]) => (fresh.has(number) ? [talk] : []));
  await writeChanges(tx, workshop, changesBetween(older, newer), at);
}

async function isSame(tx: Knex, number: number, before: Talk, talk: Talk): Promise<boolean> {
  if (peopleOf(before) !== peopleOf(talk)) return false;
  const columns: Record<string, unknown> = talkColumns(before);
  if (Object.entries(talkColumns(talk)).some(([column, value]) => columns[column] !== value)) return false;
  const indexed: unknown = await tx("talk_index")
    .where({ rowid: number })
    .first("scope", ...FIELDS);
  const text: Record<string, string> = { ...indexedText(talk) };
  return Object.entries(z.record(z.string(), z.string()).parse(indexed)).every(
    ([column, value]) => text[column] === value,
  );
}

function peopleOf({ presenters: people }: Talk): string {
  return people.map(({ id }) => id).join(",");
}

async function writeTalk(tx: Knex, talk: Talk, source: string, known: number | undefined): Promise<number> {
  const columns = { ...talkColumns(talk), source };
  const number = known ?? (await insertTalk(tx, columns));
  if (known !== undefined) {
    await tx("talks").where({ number }).update(columns);
    await tx("talk_presenters").where({ talk: number }).delete();
    await tx("talk_index").where({ rowid: number }).delete();
  }
  for (const [index, { id }] of talk.presenters.entries()) {
    await tx("talk_presenters").insert({ talk: number, presenter: id, place: index + 1 });
  }
  await tx("talk_index").insert({ rowid: number, ...indexedText(talk) });
  return number;
}

async function insertTalk(tx: Knex, columns: Record<string, unknown>): Promise<number> {
  const [row] = z
    .array(z.object({ number: z.number() }))
    .parse(await tx("talks").insert(columns).returning("number"));
  if (!row) throw new Error("the engine gave no number to a new talk");
  return row.number;
}
