import { distance } from "fastest-levenshtein";
import { stem } from "./terms.ts";

const MOST_EXPANSIONS = 40;

/** How a query's word was brought to terms of the index: as it is, as their beginning, or as a misspelling of them. */
export type Nearness = "exact" | "prefix" | "typo";

/** What stands in the index, and in how many talks. */
export interface Vocabulary {
  /** Talks in the index. */
  readonly talks: number;
  /** In how many talks a term stands; 0 for an unknown one. */
  frequency(term: string): number;
  startingWith(beginning: string): string[];
  resembling(word: string): string[];
}

/** Builds the vocabulary from every term with the number of talks that hold it. */
export function createVocabulary(frequencies: ReadonlyMap<string, number>, talks: number): Vocabulary {
  const all = [...frequencies.keys()];
  const frequency = (term: string): number => frequencies.get(term) ?? 0;
  const commonest = (some: string[]): string[] =>
    some.toSorted((a, b) => frequency(b) - frequency(a)).slice(0, MOST_EXPANSIONS);
  return {
    talks,
    frequency,
    startingWith: (beginning) => commonest(all.filter((term) => term.startsWith(beginning))),
    resembling: (word) => {
      const target = stem(word);
      const near = all
        .map((term) => ({ term, far: slips(target, term) }))
        .filter(({ far }) => far < Infinity);
      const least = Math.min(...near.map(({ far }) => far));
      return commonest(near.filter(({ far }) => far === least).map(({ term }) => term));
    },
  };
}

/** How many slips of the keyboard lie between two terms, or Infinity when they are too many for the word's length. */
function slips(word: string, term: string): number {
  if (/\d/u.test(word) || word.length < 4 || Math.abs(word.length - term.length) > 2) return Infinity;
  const far = distance(word, term);
  if (far === 2 && isTransposed(word, term)) return 1;
  const allowed = word.length < 5 ? 0 : word.length < 8 ? 1 : 2;
  return far <= allowed ? far : Infinity;
}

function isTransposed(one: string, other: string): boolean {
  return one.length === other.length && letters(one) === letters(other);
}

function letters(word: string): string {
  return word.split("").toSorted().join("");
}
