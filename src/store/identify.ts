import { type Mark, matchTalks } from "../core/match.ts";
import type { Talk } from "../core/talk.ts";

/** A talk under the id that it has in the store, with the version and the number that it has there, unless it is new. */
export interface Known {
  readonly talk: Talk;
  readonly before?: Talk | undefined;
  readonly number?: number | undefined;
}

/** Who saves has seen to it already that ids are those of the store wherever that can be told. */
const MARKS: readonly Mark[] = ["guid", "code", "id", "title", "slot"];
const ID_LIMIT = 40;

/** Finds out which talks the store has already, by their numbers there. What is new gets an id that no other talk has. */
export function identify(before: ReadonlyMap<number, Talk>, talks: readonly Talk[]): Known[] {
  const numbers = new Map([...before].map(([number, talk]) => [talk, number]));
  const matches = matchTalks([...before.values()], talks, MARKS);
  const taken = new Set([...before.values()].map(({ id }) => id));
  return talks.map((talk) => {
    const same = matches.get(talk);
    if (same) return { talk: { ...talk, id: same.id }, before: same, number: numbers.get(same) };
    const id = freeId(talk.id, taken);
    taken.add(id);
    return { talk: { ...talk, id } };
  });
}

function freeId(wanted: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? "" : `-${number}`;
    const id = number === 1 ? wanted : `${wanted.slice(0, ID_LIMIT - ending.length)}${ending}`;
    if (!taken.has(id)) return id;
  }
}
