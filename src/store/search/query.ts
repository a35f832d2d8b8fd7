import { queryWords, stem } from "./terms.ts";
import type { Nearness, Vocabulary } from "./vocabulary.ts";

const SHORTEST_PREFIX = 3;

/** One word of a query with the terms of the index that stand for it. */
export interface QueryWord {
  readonly terms: readonly string[];
  readonly nearness: Nearness;
  /** How much it says: the rarer the word, the more. Unknown words say the most. */
  readonly weight: number;
}

/**
 * Brings a query to terms of the index. Each word becomes itself where the index has it, alone or joined with a
 * neighbour; else the terms that it begins; else the terms it may be a misspelling of; else nothing.
 * While somebody types (`unfinished`), the last word is also taken as a beginning.
 */
export function analyse(query: string, vocabulary: Vocabulary, unfinished = false): QueryWord[] {
  const all = queryWords(query);
  return all.map((word, index) => {
    const exact = [stem(word), ...joins(all, index)].filter((term) => vocabulary.frequency(term) > 0);
    if (unfinished && index === all.length - 1) {
      const begun = [...new Set([...exact, ...vocabulary.startingWith(word)])];
      if (begun.length > 0) return weighed(begun, "exact", vocabulary);
    }
    if (exact.length > 0) return weighed(exact, "exact", vocabulary);
    const begun = word.length >= SHORTEST_PREFIX && !/^\d+$/u.test(word) ? vocabulary.startingWith(word) : [];
    if (begun.length > 0) return weighed(begun, "prefix", vocabulary);
    return weighed(vocabulary.resembling(word), "typo", vocabulary);
  });
}

function joins(all: readonly string[], index: number): string[] {
  const word = all[index] ?? "";
  const before = all[index - 1];
  const after = all[index + 1];
  return [
    ...(before === undefined ? [] : [stem(before + word)]),
    ...(after === undefined ? [] : [stem(word + after)]),
  ];
}

function weighed(terms: readonly string[], nearness: Nearness, vocabulary: Vocabulary): QueryWord {
  const frequency = Math.max(1, ...terms.map((term) => vocabulary.frequency(term)));
  return { terms, nearness, weight: Math.log(1 + (vocabulary.talks + 1) / frequency) };
}
