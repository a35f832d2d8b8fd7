import type { Knex } from "knex";
import { z } from "zod";
import { OPERATOR, type Party } from "../../core/party.ts";
import type { Presenter, Talk } from "../../core/talk.ts";
import { presenterColumns } from "../rows.ts";
import { slices } from "../slices.ts";
import { splitId } from "./corrections.ts";

/**
 * A private programme's people are its own: what it says of them changes nobody's picture of the same people elsewhere, and
 * nobody elsewhere hears of them.
 */
export function ownAlone(workshop: string): (talk: Talk) => Talk {
  const ending = splitId("", workshop);
  const own = (person: Presenter): Presenter =>
    person.id.endsWith(ending) ? person : { ...person, id: splitId(person.id, workshop) };
  return (talk) => ({ ...talk, presenters: talk.presenters.map(own) });
}

/** Writes what is known of people. What others' programmes say of them stays, unless it is the operator who saves. */
export async function writePeople(
  tx: Knex,
  people: readonly Presenter[],
  by: Party = OPERATOR,
): Promise<void> {
  for (const slice of slices(people.map(presenterColumns))) {
    const elsewhere = by === OPERATOR ? new Set<string>() : await knownToOthers(tx, slice, by);
    const free = slice.filter(({ id }) => !elsewhere.has(id));
    if (free.length > 0) await tx("presenters").insert(free).onConflict("id").merge();
  }
}

async function knownToOthers(
  tx: Knex,
  people: readonly { readonly id: string }[],
  by: Party,
): Promise<ReadonlySet<string>> {
  const ids = people.map(({ id }) => id);
  const found: unknown = await tx("talk_presenters")
    .join("talks", "talks.number", "talk_presenters.talk")
    .join("workshops", "workshops.id", "talks.workshop")
    .whereIn("presenter", ids)
    .whereNot("workshops.owner", by)
    .distinct()
    .pluck("presenter");
  return new Set(z.array(z.string()).parse(found));
}
