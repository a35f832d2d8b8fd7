import type { Knex } from "knex";
import { z } from "zod";
import type { Presenter, Programme, Talk, Workshop } from "../core/talk.ts";
import { presenterRow, talkRow, workshopRow } from "./rows.ts";

/** All workshops, the latest first. */
export async function readWorkshops(db: Knex): Promise<readonly Workshop[]> {
  return z.array(workshopRow).parse(await db("workshops").orderBy("first_day", "desc").orderBy("id"));
}

/** A workshop with its talks in programme order. */
export async function readProgramme(db: Knex, workshop: string): Promise<Programme | undefined> {
  const row: unknown = await db("workshops").where({ id: workshop }).first();
  if (row === undefined) return undefined;
  return {
    workshop: workshopRow.parse(row),
    talks: await readTalks(db, (query) => query.where({ workshop })),
  };
}

/** The talks of a presenter over all workshops, in order. */
export function readTalksBy(db: Knex, presenter: string): Promise<readonly Talk[]> {
  return readTalks(db, (query) =>
    query.whereIn("number", db("talk_presenters").select("talk").where({ presenter })),
  );
}

/** Everybody who gave a talk. */
export async function readPresenters(db: Knex, workshop?: string): Promise<readonly Presenter[]> {
  const giving = db("talk_presenters")
    .select("presenter")
    .join("talks", "talks.number", "talk_presenters.talk");
  if (workshop !== undefined) giving.where({ workshop });
  return z.array(presenterRow).parse(await db("presenters").whereIn("id", giving).orderBy("name"));
}

/** The number under which the index knows each talk, by `workshop/id`. */
export async function readNumbers(db: Knex): Promise<ReadonlyMap<number, { workshop: string; id: string }>> {
  const rows = z
    .array(z.object({ number: z.number(), workshop: z.string(), id: z.string() }))
    .parse(await db("talks").select("number", "workshop", "id"));
  return new Map(rows.map(({ number, workshop, id }) => [number, { workshop, id }]));
}

async function readTalks(
  db: Knex,
  narrow: (query: Knex.QueryBuilder) => Knex.QueryBuilder,
): Promise<readonly Talk[]> {
  const rows = z
    .array(talkRow)
    .parse(await narrow(db("talks")).orderBy([{ column: "day" }, { column: "place" }, { column: "number" }]));
  const people = await readPeople(
    db,
    rows.map(({ number }) => number),
  );
  return rows.map(({ number, ...talk }) => ({ ...talk, presenters: people.get(number) ?? [] }));
}

async function readPeople(db: Knex, numbers: readonly number[]): Promise<ReadonlyMap<number, Presenter[]>> {
  const rows: unknown = await db("talk_presenters")
    .join("presenters", "presenters.id", "talk_presenters.presenter")
    .select("talk", "presenters.*")
    .whereRaw("talk in (select value from json_each(?))", JSON.stringify(numbers))
    .orderBy("talk_presenters.place");
  const people = new Map<number, Presenter[]>();
  for (const row of z.array(z.looseObject({ talk: z.number() })).parse(rows)) {
    people.set(row.talk, [...(people.get(row.talk) ?? []), presenterRow.parse(row)]);
  }
  return people;
}
