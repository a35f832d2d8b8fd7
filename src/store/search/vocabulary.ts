import { createLexicon, type Lexicon } from "./lexicon.ts";

/** What stands in the index, and in how many talks. */
export interface Vocabulary extends Lexicon {
  /** Talks in the index. */
  readonly talks: number;
  readonly size: number;
  /** In how many talks a term stands; 0 for an unknown one. */
  frequency(term: string): number;
}

/** Builds the vocabulary from every term with the number of talks that hold it. */
export function createVocabulary(frequencies: ReadonlyMap<string, number>, talks: number): Vocabulary {
  return {
    ...createLexicon(frequencies.keys()),
    talks,
    size: frequencies.size,
    frequency: (term) => frequencies.get(term) ?? 0,
  };
}
