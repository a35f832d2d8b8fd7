import { type Mark, matchTalks } from "../core/match.ts";
import type { Talk } from "../core/talk.ts";
import type { Head } from "./heads.ts";

/** A talk under the id that it has in the store, with its number there, unless it is new. */
export interface Known {
  readonly talk: Talk;
  readonly number?: number | undefined;
}

/** Who saves has seen to it already that ids are those of the store wherever that can be told. */
const IDS_ARE_KEPT: readonly Mark[] = ["guid", "code", "id", "title", "slot"];
const ID_LIMIT = 40;

/**
 * Finds out which talks of a programme the store has already. The answer tells that of each talk, asked in the order of
 * `after`; where the store has none of them `after` may be empty. What is new gets an id that no other talk has.
 */
export function identify(
  before: ReadonlyMap<number, Head>,
  after: readonly Head[],
  foreign: boolean,
): (talk: Talk) => Known {
  const numbers = new Map([...before].map(([number, head]) => [head, number]));
  const matches = matchTalks([...before.values()], after, foreign ? undefined : IDS_ARE_KEPT);
  const freeId = freeIds(before.values());
  let position = 0;
  return (talk) => {
    const head = after[position];
    position += 1;
    const same = head && matches.get(head);
    return same
      ? { talk: { ...talk, id: same.id }, number: numbers.get(same) }
      : { talk: { ...talk, id: freeId(talk.id) } };
  };
}

/** Gives each id that is wanted, or with a number at its end where others have it. */
function freeIds(heads: Iterable<Head>): (wanted: string) => string {
  const taken = new Set<string>();
  for (const { id } of heads) taken.add(id);
  return (wanted) => {
    for (let number = 1; ; number += 1) {
      const ending = number === 1 ? "" : `-${number}`;
      const id = number === 1 ? wanted : `${wanted.slice(0, ID_LIMIT - ending.length)}${ending}`;
      if (taken.has(id)) continue;
      taken.add(id);
      return id;
    }
  };
}
