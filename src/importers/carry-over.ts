import { matchTalks } from "../core/match.ts";
import type { Presenter, Programme, Talk } from "../core/talk.ts";
import { uniqueIds } from "./ids.ts";

/**
 * Gives talks of an imported programme the ids that they have in the store, so that what hangs on these stays, and fills in
 * what people have written there and no import brings: aliases, facts, and topics and summaries where the file has none.
 */
export function carryOver(programme: Programme, before: Programme | undefined): Programme {
  if (!before) return programme;
  const known = matchTalks(before.talks, programme.talks);
  const uniqueId = uniqueIds();
  for (const { id } of before.talks) uniqueId(id);
  return {
    ...programme,
    talks: programme.talks.map((talk) => {
      const same = known.get(talk);
      return same ? filledFrom(talk, same) : { ...talk, id: uniqueId(talk.id) };
    }),
  };
}

/** Presenters with the affiliation and the other names that other workshops know of them. */
export function withKnownPeople(programme: Programme, known: ReadonlyMap<string, Presenter>): Programme {
  const fill = (presenter: Presenter): Presenter => {
    const before = known.get(presenter.id);
    if (!before) return presenter;
    return {
      ...presenter,
      affiliation: presenter.affiliation ?? before.affiliation,
      aliases: presenter.aliases.length > 0 ? presenter.aliases : before.aliases,
    };
  };
  return {
    ...programme,
    talks: programme.talks.map((talk) => ({ ...talk, presenters: talk.presenters.map(fill) })),
  };
}

function filledFrom(talk: Talk, before: Talk): Talk {
  return {
    ...talk,
    id: before.id,
    aliases: before.aliases,
    facts: before.facts,
    topics: talk.topics.length > 0 ? talk.topics : before.topics,
    summary: talk.summary === "" ? before.summary : talk.summary,
  };
}
