import type { Knex } from "knex";
import { z } from "zod";
import type { Presenter, Programme } from "../../core/talk.ts";
import { key } from "../../core/text.ts";
import { presenterRow } from "../rows.ts";

/** Stands for all workshops in a correction. */
export const EVERYWHERE = "";

const correctionRow = z.object({ presenter: z.string(), workshop: z.string(), becomes: z.string() });

/** The id of somebody who shares a name, and so an id, with others but spoke at this workshop only. */
export function splitId(presenter: string, workshop: string): string {
  return `${presenter}-at-${workshop}`;
}

/** The programme with every presenter as who they are by the corrections made so far, for a programme is saved again and again. */
export async function corrected(db: Knex, programme: Programme): Promise<Programme> {
  const corrections = z.array(correctionRow).parse(await db("presenter_corrections"));
  if (corrections.length === 0) return programme;
  const targets = [...new Set(corrections.flatMap(({ presenter, becomes }) => [presenter, becomes]))];
  const rows: unknown = await db("presenters").whereIn("id", targets);
  const known = new Map(
    z
      .array(presenterRow)
      .parse(rows)
      .map((person) => [person.id, person]),
  );
  const { workshop, talks } = programme;
  const becoming = (presenter: string, at: string): string | undefined =>
    corrections.find((one) => one.presenter === presenter && one.workshop === at)?.becomes;
  const whoIs = (person: Presenter): Presenter => {
    const general = becoming(person.id, EVERYWHERE) ?? person.id;
    const id = becoming(general, workshop.id) ?? general;
    if (id === splitId(person.id, workshop.id)) return { ...person, id };
    if (id !== person.id) return known.get(id) ?? { ...person, id };
    const others = corrections.filter((one) => one.becomes === id && one.workshop === EVERYWHERE);
    return withNamesOf(
      person,
      others.flatMap(({ presenter }) => known.get(presenter) ?? []),
    );
  };
  return {
    workshop,
    talks: talks.map((talk) => ({ ...talk, presenters: distinct(talk.presenters.map(whoIs)) })),
  };
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
