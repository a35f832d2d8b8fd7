import type { Knex } from "knex";
import { presenters } from "../core/programme.ts";
import type { SaveOrigin, SaveReport } from "../core/store.ts";
import type { Programme, Talk } from "../core/talk.ts";
import { changesBetween } from "./changes/changes-between.ts";
import { writeChanges } from "./changes/write-changes.ts";
import { cancelGone, removeGone } from "./gone.ts";
import { identify } from "./identify.ts";
import { settleOwner } from "./ownership.ts";
import { corrected } from "./people/corrections.ts";
import { ownAlone, writePeople } from "./people/write-people.ts";
import { readTalks } from "./programmes.ts";
import { beginRevision } from "./revision.ts";
import { workshopColumns } from "./rows.ts";
import { writeTalks } from "./write-talks.ts";

/**
 * Brings the store in step with a programme, in one transaction together with the index. Talks that did not change
 * are not written. Of talks from the same source that are gone, see `SaveOrigin`.
 */
export function saveProgramme(db: Knex, given: Programme, origin: SaveOrigin): Promise<SaveReport> {
  return db.transaction(async (tx) => {
    await beginRevision(tx);
    const ownership = await settleOwner(tx, given.workshop.id, origin);
    const programme = ownAlone(await corrected(tx, given), ownership.private);
    const { workshop } = programme;
    const { source, fingerprint, followedAt } = origin;
    const before = await readTalks(tx, (query) => query.where({ workshop: workshop.id }));
    await tx("workshops")
      .insert({ ...workshopColumns(workshop), ...ownership })
      .onConflict("id")
      .merge();
    await writePeople(tx, presenters(programme), origin.by);
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
