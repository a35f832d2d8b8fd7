import type { Knex } from "knex";
import { z } from "zod";
import type { Outline, Selection } from "../core/store.ts";
import type { Presenter, Programme, Talk, Workshop } from "../core/talk.ts";
import { presenterRow, talkRow, workshopRow } from "./rows.ts";
import type { DirectoryEntry } from "./search/directory.ts";
import { slices } from "./slices.ts";

const PEOPLE_AT_ONCE = 1000;
const HIDDEN = { private: true };
const givingRow = z.object({ presenter: z.string(), workshop: z.string() });

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
    talks: await readInOrder(db, (query) => query.where({ workshop })),
  };
}

/** Talks of the programme in order, at most `limit` of them, and how many there are in all. */
export async function readSelection(
  db: Knex,
  { workshop, day, presenter, viewer }: Selection,
  limit: number,
): Promise<{ talks: readonly Talk[]; total: number }> {
  const narrow = (query: Knex.QueryBuilder): Knex.QueryBuilder => {
    if (workshop !== undefined) query.where({ workshop });
    if (day !== undefined) query.where({ day });
    if (viewer !== undefined)
      query.whereNotIn("workshop", db("workshops").select("id").where(HIDDEN).whereNot({ owner: viewer }));
    if (presenter !== undefined)
      query.whereIn("number", db("talk_presenters").select("talk").where({ presenter }));
    return query;
  };
  const counted: unknown = await narrow(db("talks")).count({ total: "*" }).first();
  const { total } = z.object({ total: z.number() }).parse(counted);
  return { talks: await readInOrder(db, (query) => narrow(query).limit(limit)), total };
}

/** How many talks there are in all. */
export async function countTalks(db: Knex): Promise<number> {
  const row: unknown = await db("talks").count({ talks: "*" }).first();
  return z.object({ talks: z.number() }).parse(row).talks;
}

/** A workshop in numbers. */
export async function readOutline(db: Knex, workshop: Workshop): Promise<Outline> {
  const days = z
    .array(z.object({ day: z.string(), talks: z.number() }))
    .parse(
      await db("talks")
        .where({ workshop: workshop.id })
        .groupBy("day")
        .orderBy("day")
        .select("day")
        .count({ talks: "*" }),
    );
  const people: unknown = await db("talk_presenters")
    .join("talks", "talks.number", "talk_presenters.talk")
    .where({ workshop: workshop.id })
    .countDistinct({ presenters: "presenter" })
    .first();
  const { presenters } = z.object({ presenters: z.number() }).parse(people);
  const rooms = await readNames(db, workshop, "room");
  const tracks = await readNames(db, workshop, "track");
  return {
    workshop,
    days,
    presenters,
    rooms,
    tracks,
    talks: days.reduce((total, { talks }) => total + talks, 0),
  };
}

async function readNames(db: Knex, workshop: Workshop, column: "room" | "track"): Promise<string[]> {
  const rows: unknown = await db("talks")
    .where({ workshop: workshop.id })
    .whereNotNull(column)
    .distinct({ name: column })
    .orderBy("name");
  return z
    .array(z.object({ name: z.string() }))
    .parse(rows)
    .map(({ name }) => name);
}

/** The talks of a presenter over all workshops, in order. */
export function readTalksBy(db: Knex, presenter: string): Promise<readonly Talk[]> {
  return readInOrder(db, (query) =>
    query.whereIn("number", db("talk_presenters").select("talk").where({ presenter })),
  );
}

/** Everybody who gave a talk, with the workshops at which they did, read in slices so that others get their turn. */
export async function readDirectory(db: Knex): Promise<DirectoryEntry[]> {
  const workshops = new Map<string, Set<string>>();
  const giving: unknown = await db("talk_presenters")
    .join("talks", "talks.number", "talk_presenters.talk")
    .distinct("presenter", "workshop");
  for (const { presenter, workshop } of z.array(givingRow).parse(giving)) {
    const known = workshops.get(presenter);
    if (known) known.add(workshop);
    else workshops.set(presenter, new Set([workshop]));
  }
  const entries: DirectoryEntry[] = [];
  for (let last = ""; ; ) {
    const slice = z
      .array(presenterRow)
      .parse(await db("presenters").where("id", ">", last).orderBy("id").limit(PEOPLE_AT_ONCE));
    for (const presenter of slice) {
      const at = workshops.get(presenter.id);
      if (at) entries.push({ presenter, workshops: at });
    }
    last = slice.at(-1)?.id ?? "";
    if (slice.length < PEOPLE_AT_ONCE) return entries;
  }
}

/** The numbers under which the index knows talks, by their references; unknown references are left out. */
export async function readNumbers(
  db: Knex,
  references: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const wanted = references.map((reference) => {
    const [workshop = "", id = ""] = reference.split("/");
    return [workshop, id];
  });
  const rows = z
    .array(z.object({ number: z.number(), workshop: z.string(), id: z.string() }))
    .parse(await db("talks").whereIn(["workshop", "id"], wanted).select("number", "workshop", "id"));
  return new Map(rows.map(({ number, workshop, id }) => [`${workshop}/${id}`, number]));
}

async function readInOrder(
  db: Knex,
  narrow: (query: Knex.QueryBuilder) => Knex.QueryBuilder,
): Promise<readonly Talk[]> {
  const order = [{ column: "day" }, { column: "place" }, { column: "number" }];
  return [...(await readTalks(db, (query) => narrow(query).orderBy(order))).values()];
}

/** The talks that a query chooses, in its order, by their numbers in the index. */
export async function readTalks(
  db: Knex,
  choose: (query: Knex.QueryBuilder) => Knex.QueryBuilder,
): Promise<ReadonlyMap<number, Talk>> {
  const rows = z.array(talkRow).parse(await choose(db("talks")));
  const people = await readPeople(
    db,
    rows.map(({ number }) => number),
  );
  return new Map(
    rows.map(({ number, ...talk }) => [number, { ...talk, presenters: people.get(number) ?? [] }]),
  );
}

async function readPeople(db: Knex, numbers: readonly number[]): Promise<ReadonlyMap<number, Presenter[]>> {
  const people = new Map<number, Presenter[]>();
  for (const slice of slices(numbers)) {
    const rows: unknown = await db("talk_presenters")
      .join("presenters", "presenters.id", "talk_presenters.presenter")
      .select("talk", "presenters.*")
      .whereIn("talk", slice)
      .orderBy("talk_presenters.place");
    for (const row of z.array(z.looseObject({ talk: z.number() })).parse(rows)) {
      people.set(row.talk, [...(people.get(row.talk) ?? []), presenterRow.parse(row)]);
    }
  }
  return people;
}
