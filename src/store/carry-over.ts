import type { Knex } from "knex";
import { OPERATOR, type Party } from "../core/party.ts";
import type { Presenter, Talk } from "../core/talk.ts";
import { readPeople } from "./people/corrections.ts";

/** A talk with what people have written about it in the store and its source doesn't say. */
export function filledFrom(talk: Talk, before: Talk): Talk {
  return {
    ...talk,
    aliases: before.aliases,
    facts: before.facts,
    topics: talk.topics.length > 0 ? talk.topics : before.topics,
    summary: talk.summary === "" ? before.summary : talk.summary,
  };
}

/**
 * Fills in what the store knows of presenters and their source doesn't say; each is looked up once. Of what is private to
 * others nothing is known.
 */
export function fillPeople(
  db: Knex,
  by: Party = OPERATOR,
): (talks: readonly Talk[]) => Promise<readonly Talk[]> {
  const known = new Map<string, Presenter | undefined>();
  return async (talks) => {
    const ids = talks.flatMap(({ presenters }) => presenters.map(({ id }) => id));
    const unknown = ids.filter((id) => !known.has(id));
    const found = await readPeople(db, unknown, by);
    for (const id of unknown) known.set(id, found.get(id));
    return talks.map((talk) => ({
      ...talk,
      presenters: talk.presenters.map((person) => personFilledFrom(person, known.get(person.id))),
    }));
  };
}

function personFilledFrom(person: Presenter, before: Presenter | undefined): Presenter {
  if (!before) return person;
  return {
    ...person,
    affiliation: person.affiliation ?? before.affiliation,
    aliases: person.aliases.length > 0 ? person.aliases : before.aliases,
  };
}
