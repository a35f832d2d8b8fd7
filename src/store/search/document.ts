import type { QueryWord } from "./query.ts";
import { FIELDS, phrasesOf } from "./terms.ts";
import type { IndexRow } from "./wanted.ts";

/** Terms of a phrase may stand this much further apart than in the glossary. */
const SLACK = 2;

/** What the words of a query found in one phrase of a talk. */
export interface PhraseMatch {
  /** How many terms the phrase has. */
  readonly length: number;
  /** For each word of the query: where its likeness stands and how near it is; undefined or absent where it isn't there. */
  readonly words: readonly (WordMatch | undefined)[];
}

/** Where a word of the query was found in a phrase. */
export interface WordMatch {
  readonly nearness: number;
  readonly count: number;
  readonly positions: readonly number[];
}

/** A talk as a query sees it: its phrases by field. */
export interface DocumentMatch {
  readonly talk: number;
  /** In the order of `FIELDS`. */
  readonly fields: readonly { readonly length: number; readonly phrases: readonly PhraseMatch[] }[];
}

/** What a term of the index stands for in a query. */
interface Sense {
  readonly word: number;
  readonly nearness: number;
  /** The terms that must stand near it, itself included. */
  readonly together: readonly string[];
}

/** Prepares a query for being looked for in talks. */
export function matcher(query: readonly QueryWord[]): (row: IndexRow) => DocumentMatch {
  const senses = new Map<string, Sense[]>();
  for (const [word, { alternatives }] of query.entries()) {
    for (const { terms: together, nearness } of alternatives) {
      for (const term of together) {
        const sense = { word, nearness, together };
        const known = senses.get(term);
        if (known) known.push(sense);
        else senses.set(term, [sense]);
      }
    }
  }
  return (row) => ({
    talk: row.talk,
    fields: FIELDS.map((field) => {
      const phrases = phrasesOf(row[field]).map((phrase) => matchPhrase(phrase, senses, query.length));
      return { phrases, length: phrases.reduce((total, { length }) => total + length, 0) };
    }),
  });
}

/** Most phrases hold no word of a query. */
const NOTHING: PhraseMatch["words"] = [];
const NO_SENSES: readonly Sense[] = [];

function matchPhrase(
  phrase: readonly string[],
  senses: ReadonlyMap<string, readonly Sense[]>,
  size: number,
): PhraseMatch {
  let words: (WordMatch | undefined)[] | undefined;
  for (const [position, term] of phrase.entries()) {
    for (const { word, nearness, together } of senses.get(term) ?? NO_SENSES) {
      if (together.length > 1 && !isTogether(phrase, position, together)) continue;
      words ??= Array.from({ length: size });
      const before = words[word];
      words[word] = before
        ? {
            nearness: Math.max(before.nearness, nearness),
            count: before.count + 1,
            positions: [...before.positions, position],
          }
        : { nearness, count: 1, positions: [position] };
    }
  }
  return { length: phrase.length, words: words ?? NOTHING };
}

function isTogether(phrase: readonly string[], position: number, together: readonly string[]): boolean {
  const reach = together.length + SLACK;
  const window = phrase.slice(Math.max(0, position - reach), position + reach + 1);
  return together.every((term) => window.includes(term));
}
