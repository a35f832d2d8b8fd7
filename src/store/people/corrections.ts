import type { Knex } from "knex";
import { z } from "zod";
import type { Party } from "../../core/party.ts";
import type { Presenter, Talk } from "../../core/talk.ts";
import { key } from "../../core/text.ts";
import { presenterRow } from "../rows.ts";
import { slices } from "../slices.ts";

/** Stands for all workshops in a correction. */
export const EVERYWHERE = "";

const correctionRow = z.object({ presenter: z.string(), workshop: z.string(), becomes: z.string() });

/** The id of somebody who shares a name, and so an id, with others but spoke at this workshop only. */
export function splitId(presenter: string, workshop: string): string {
  return `${presenter}-at-${workshop}`;
}

/**
 * Reads the corrections made so far, which hold for programmes that are saved again and again, and gives talks with every
 * presenter as who they are.
 */
export async function readCorrections(db: Knex, workshop: string): Promise<(talk: Talk) => Talk> {
  const corrections = z.array(correctionRow).parse(await db("presenter_corrections"));
  if (corrections.length === 0) return (talk) => talk;
  const known = await readPeople(
    db,
    corrections.flatMap(({ presenter, becomes }) => [presenter, becomes]),
  );
  const becoming = (presenter: string, at: string): string | undefined =>
    corrections.find((one) => one.presenter === presenter && one.workshop === at)?.becomes;
  const whoIs = (person: Presenter): Presenter => {
    const general = becoming(person.id, EVERYWHERE) ?? person.id;
    const id = becoming(general, workshop) ?? general;
    if (id === splitId(person.id, workshop)) return { ...person, id };
    if (id !== person.id) return known.get(id) ?? { ...person, id };
    const others = corrections.filter((one) => one.becomes === id && one.workshop === EVERYWHERE);
    return withNamesOf(
      person,
      others.flatMap(({ presenter }) => known.get(presenter) ?? []),
    );
  };
  return (talk) => ({ ...talk, presenters: distinct(talk.presenters.map(whoIs)) });
}

/** People by their ids, as the store knows them; with a party, only those in programmes that it may know of. */
export async function readPeople(
  db: Knex,
  ids: readonly string[],
  seenBy?: Party,
): Promise<ReadonlyMap<string, Presenter>> {
  const people = new Map<string, Presenter>();
  for (const slice of slices([...new Set(ids)])) {
    const query = db("presenters").whereIn("id", slice);
    if (seenBy !== undefined) query.whereIn("id", presentAt(db, slice, seenBy));
    const rows: unknown = await query;
    for (const person of z.array(presenterRow).parse(rows)) people.set(person.id, person);
  }
  return people;
}

/** The ids of those who give talks at workshops that a party may know of: see `sees`. */
function presentAt(db: Knex, ids: readonly string[], party: Party): Knex.QueryBuilder {
  return db("talk_presenters")
    .join("talks", "talks.number", "talk_presenters.talk")
    .join("workshops", "workshops.id", "talks.workshop")
    .whereIn("presenter", ids)
    .whereRaw("(not workshops.private or workshops.owner = ?)", [party])
    .select("presenter");
}

/** A person who also goes by the names of others, who are the same person. */
export function withNamesOf(person: Presenter, others: readonly Presenter[]): Presenter {
  const names = [...person.aliases, ...others.flatMap(({ name, aliases }) => [name, ...aliases])];
  const byKey = new Map(names.map((name) => [key(name), name]));
  byKey.delete(key(person.name));
  return { ...person, aliases: [...byKey.values()] };
}

function distinct(people: readonly Presenter[]): Presenter[] {
  return [...new Map(people.map((person) => [person.id, person])).values()];
}
