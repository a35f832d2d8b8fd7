import type { Knex } from "knex";
import { z } from "zod";
import type { People } from "../../core/store.ts";
import { available } from "../availability.ts";
import { readTalks } from "../programmes.ts";
import { beginRevision } from "../revision.ts";
import { presenterColumns, presenterRow } from "../rows.ts";
import { indexedText } from "../search/terms.ts";
import { EVERYWHERE, splitId, withNamesOf } from "./corrections.ts";

/** Corrects who is who, in one transaction each together with the index. */
export function createPeople(db: Knex): People {
  return {
    split: (presenter, workshop) => available(() => db.transaction((tx) => split(tx, presenter, workshop))),
    merge: (from, into) => available(() => db.transaction((tx) => merge(tx, from, into))),
  };
}

async function split(tx: Knex, presenter: string, workshop: string): ReturnType<People["split"]> {
  await beginRevision(tx);
  const talks = await numbersOf(tx, presenter, workshop);
  const person = await readPerson(tx, presenter);
  if (!person || talks.length === 0) return undefined;
  const id = splitId(presenter, workshop);
  await tx("presenters")
    .insert(presenterColumns({ ...person, id }))
    .onConflict("id")
    .ignore();
  await correct(tx, presenter, workshop, id);
  await tx("presenter_corrections").where({ presenter: id }).delete();
  await tx("talk_presenters").whereIn("talk", talks).where({ presenter }).update({ presenter: id });
  await written(tx, talks);
  return { id, talks: talks.length };
}

async function merge(tx: Knex, from: string, into: string): ReturnType<People["merge"]> {
  await beginRevision(tx);
  const [one, other] = [await readPerson(tx, from), await readPerson(tx, into)];
  if (!one || !other || from === into) return undefined;
  const talks = await numbersOf(tx, from);
  await tx("presenters")
    .where({ id: into })
    .update(presenterColumns(withNamesOf(other, [one])));
  await tx("presenter_corrections").where({ becomes: from }).update({ becomes: into });
  const corrected = await tx("presenter_corrections").where({ presenter: into }).pluck("workshop");
  await tx("presenter_corrections")
    .where({ presenter: from })
    .whereNotIn("workshop", [EVERYWHERE, ...z.array(z.string()).parse(corrected)])
    .update({ presenter: into });
  await tx("presenter_corrections").whereRaw("presenter = becomes").delete();
  await correct(tx, from, EVERYWHERE, into);
  const together = await numbersOf(tx, into);
  await tx("talk_presenters").whereIn("talk", together).where({ presenter: from }).delete();
  await tx("talk_presenters").where({ presenter: from }).update({ presenter: into });
  await written(tx, [...new Set([...talks, ...together])]);
  return { talks: talks.length };
}

async function correct(tx: Knex, presenter: string, workshop: string, becomes: string): Promise<void> {
  await tx("presenter_corrections")
    .insert({ presenter, workshop, becomes })
    .onConflict(["presenter", "workshop"])
    .merge();
}

async function readPerson(tx: Knex, id: string) {
  const row: unknown = await tx("presenters").where({ id }).first();
  return presenterRow.optional().parse(row);
}

async function numbersOf(tx: Knex, presenter: string, workshop?: string): Promise<number[]> {
  const query = tx("talk_presenters")
    .join("talks", "talks.number", "talk_presenters.talk")
    .where({ presenter })
    .select("talks.number");
  const rows: unknown = await (workshop === undefined ? query : query.where({ workshop }));
  return z
    .array(z.object({ number: z.number() }))
    .parse(rows)
    .map(({ number }) => number);
}

/** Brings the index in step with talks whose presenters changed. */
async function written(tx: Knex, numbers: readonly number[]): Promise<void> {
  for (const [number, talk] of await readTalks(tx, (query) => query.whereIn("number", numbers))) {
    await tx("talk_index")
      .where({ rowid: number })
      .update({ ...indexedText(talk) });
  }
}
