import type { Knex } from "knex";
import { z } from "zod";
import { presenters } from "../core/programme.ts";
import type { SaveReport } from "../core/store.ts";
import type { Programme, Talk } from "../core/talk.ts";
import { corrected } from "./people/corrections.ts";
import { presenterColumns, talkColumns, workshopColumns } from "./rows.ts";
import { indexedText } from "./search/terms.ts";

const savedTalk = z.looseObject({ number: z.number(), id: z.string(), people: z.string().nullable() });

/**
 * Brings the store in step with a programme, in one transaction together with the index. Talks that did not change
 * are not written. Talks from the same source that are gone are removed.
 */
export function saveProgramme(
  db: Knex,
  given: Programme,
  { source, fingerprint }: { source: string; fingerprint: string },
): Promise<SaveReport> {
  return db.transaction(async (tx) => {
    const programme = await corrected(tx, given);
    const { workshop, talks } = programme;
    await tx("workshops").insert(workshopColumns(workshop)).onConflict("id").merge();
    for (const presenter of presenters(programme)) {
      await tx("presenters").insert(presenterColumns(presenter)).onConflict("id").merge();
    }
    const saved = await readSaved(tx, workshop.id);
    const report = { added: 0, changed: 0, removed: 0, unchanged: 0 };
    for (const talk of talks) {
      const before = saved.get(talk.id);
      if (before && (await isSame(tx, before, talk))) report.unchanged += 1;
      else {
        await writeTalk(tx, talk, source, before?.number);
        report[before ? "changed" : "added"] += 1;
      }
    }
    report.removed = await removeGone(tx, programme, source);
    await tx("sources").insert({ id: source, workshop: workshop.id, fingerprint }).onConflict("id").merge();
    await tx("revisions").increment("number", 1);
    return report;
  });
}

type Saved = z.output<typeof savedTalk>;

async function readSaved(tx: Knex, workshop: string): Promise<ReadonlyMap<string, Saved>> {
  const rows: unknown = await tx("talks")
    .select("talks.*")
    .select(
      tx.raw(
        "(select group_concat(presenter) from (select presenter from talk_presenters where talk = talks.number order by place)) as people",
      ),
    )
    .where({ workshop });
  return new Map(
    z
      .array(savedTalk)
      .parse(rows)
      .map((row) => [row.id, row]),
  );
}

async function isSame(tx: Knex, before: Saved, talk: Talk): Promise<boolean> {
  const people = talk.presenters.map(({ id }) => id).join(",");
  if ((before.people ?? "") !== people) return false;
  if (Object.entries(talkColumns(talk)).some(([column, value]) => before[column] !== value)) return false;
  const indexed: unknown = await tx("talk_index").where({ rowid: before.number }).first();
  const text: Record<string, string> = { ...indexedText(talk) };
  return Object.entries(z.record(z.string(), z.string()).parse(indexed)).every(
    ([column, value]) => text[column] === value,
  );
}

async function writeTalk(tx: Knex, talk: Talk, source: string, known: number | undefined): Promise<void> {
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
}

async function insertTalk(tx: Knex, columns: Record<string, unknown>): Promise<number> {
  const [row] = z
    .array(z.object({ number: z.number() }))
    .parse(await tx("talks").insert(columns).returning("number"));
  if (!row) throw new Error("the engine gave no number to a new talk");
  return row.number;
}

async function removeGone(tx: Knex, { workshop, talks }: Programme, source: string): Promise<number> {
  const kept = new Set(talks.map(({ id }) => id));
  const rows: unknown = await tx("talks").select("number", "id").where({ workshop: workshop.id, source });
  const gone = z
    .array(z.object({ number: z.number(), id: z.string() }))
    .parse(rows)
    .filter(({ id }) => !kept.has(id));
  for (const { number } of gone) {
    await tx("talk_index").where({ rowid: number }).delete();
    await tx("talks").where({ number }).delete();
  }
  return gone.length;
}
