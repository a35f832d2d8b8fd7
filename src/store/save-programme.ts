import type { Knex } from "knex";
import type { SaveOrigin, SaveReport } from "../core/store.ts";
import type { IncomingProgramme, Talk } from "../core/talk.ts";
import { fillPeople } from "./carry-over.ts";
import { changesBetween } from "./changes/changes-between.ts";
import { writeChanges } from "./changes/write-changes.ts";
import { cancelGone, removeGone } from "./gone.ts";
import { type Head, headOf, readHeads } from "./heads.ts";
import { identify } from "./identify.ts";
import { oneBehind } from "./one-behind.ts";
import { settleOwner } from "./ownership.ts";
import { readCorrections } from "./people/corrections.ts";
import { ownAlone } from "./people/write-people.ts";
import { beginRevision } from "./revision.ts";
import { workshopColumns } from "./rows.ts";
import { gathered, slices } from "./slices.ts";
import { createTalkWriter } from "./write-talks.ts";

/**
 * Brings the store in step with a programme, in one transaction together with the index. Talks that did not change
 * are not written. Of talks from the same source that are gone, see `SaveOrigin`. Of a programme that comes for the first
 * time only a few talks are in memory at any moment; of others their heads.
 */
export function saveProgramme(
  db: Knex,
  { workshop, talks }: IncomingProgramme,
  origin: SaveOrigin,
): Promise<SaveReport> {
  return db.transaction(async (tx) => {
    const { source, fingerprint, followedAt, foreign = false } = origin;
    await beginRevision(tx);
    const ownership = await settleOwner(tx, workshop.id, origin);
    const before = await readHeads(tx, (query) => query.where({ workshop: workshop.id }));
    await tx("workshops")
      .insert({ ...workshopColumns(workshop), ...ownership })
      .onConflict("id")
      .merge();
    const settle = await whoIsWho(tx, workshop.id, origin, ownership.private);
    const after = before.size === 0 ? [] : await headsOf(talks, settle);
    const known = identify(before, after, foreign);
    const writer = createTalkWriter(tx, origin);
    const kept = new Set<number>();
    await oneBehind(async (begin) => {
      for await (const slice of gathered(talks)) {
        const found = (await settle(slice)).map(known);
        for (const { number } of found) if (number !== undefined) kept.add(number);
        await begin(await writer.prepare(found));
      }
    });
    const { written } = writer;
    const gone = [...before].filter(([number]) => !kept.has(number));
    const cancelled = followedAt ? await cancelGone(tx, workshop, source, gone, followedAt) : [];
    const removed = followedAt ? 0 : await removeGone(tx, source, gone);
    if (followedAt) await noteChanges(tx, workshop.id, before, [...written, ...cancelled], followedAt);
    await tx("sources").insert({ id: source, workshop: workshop.id, fingerprint }).onConflict("id").merge();
    return { ...writer.report, changed: writer.report.changed + cancelled.length, removed };
  });
}

/** Gives talks with every presenter as who they are by the corrections made, and as the store knows them. */
async function whoIsWho(
  tx: Knex,
  workshop: string,
  { foreign, by }: SaveOrigin,
  isPrivate: boolean,
): Promise<(talks: readonly Talk[]) => Promise<readonly Talk[]>> {
  const correct = await readCorrections(tx, workshop);
  const fill = foreign ? fillPeople(tx, by) : async (talks: readonly Talk[]) => talks;
  const own = isPrivate ? ownAlone(workshop) : (talk: Talk): Talk => talk;
  return async (talks) => (await fill(talks)).map((talk) => own(correct(talk)));
}

async function headsOf(
  talks: IncomingProgramme["talks"],
  settle: (talks: readonly Talk[]) => Promise<readonly Talk[]>,
): Promise<Head[]> {
  const heads: Head[] = [];
  for await (const slice of gathered(talks)) heads.push(...(await settle(slice)).map(headOf));
  return heads;
}

/** A programme that comes for the first time has not changed. Both versions are read in the same way, so that only what differs in the store counts. */
async function noteChanges(
  tx: Knex,
  workshop: string,
  before: ReadonlyMap<number, Head>,
  written: readonly number[],
  at: Date,
): Promise<void> {
  if (before.size === 0 || written.length === 0) return;
  const fresh: [number, Head][] = [];
  for (const slice of slices(written))
    fresh.push(...(await readHeads(tx, (query) => query.whereIn("number", slice))));
  const older = written.flatMap((number) => before.get(number) ?? []);
  const newer = fresh.toSorted(inOrder).map(([, head]) => head);
  await writeChanges(tx, workshop, changesBetween(older, newer), at);
}

function inOrder([number, one]: [number, Head], [otherNumber, other]: [number, Head]): number {
  return one.day.localeCompare(other.day) || one.order - other.order || number - otherNumber;
}
