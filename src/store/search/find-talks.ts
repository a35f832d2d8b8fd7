import type { Hit, Quote, SearchOptions, SearchResult, Selection } from "../../core/store.ts";
import type { Talk } from "../../core/talk.ts";
import { inTurns } from "../turns.ts";
import { sum } from "./coverage.ts";
import { matcher } from "./document.ts";
import { analyse, type Language, type QueryWord } from "./query.ts";
import { quotesOf } from "./quotes.ts";
import { assess, type Candidate, isClear, isRelevant, namedFirst } from "./rank.ts";
import { TUNING } from "./tuning.ts";
import type { IndexRow, Wanted } from "./wanted.ts";

const MOST_NEAR = 3;
/** So many talks are weighed; where more hold a word, the engine says which. */
const MOST_CANDIDATES = 120;
const ENOUGH = 20;
const ROWS_AT_ONCE = 25;
const LEAST_SHOWN = 20;

/** What a search reads: the engine, the language, and talks by their numbers in the index. */
export interface SearchIndex {
  readonly language: Language;
  /** See `Engine`. */
  candidates(wanted: Wanted, selection: Selection, limit: number): Promise<IndexRow[]>;
  talks(numbers: readonly number[]): Promise<ReadonlyMap<number, Talk>>;
}

/** Finds talks by words, see the port. `unfinished` takes the last word as a beginning. */
export async function findTalks(
  query: string,
  options: SearchOptions,
  index: SearchIndex,
  unfinished = false,
): Promise<SearchResult> {
  const words = analyse(query, index.language, {
    unfinished,
    paraphrased: options.paraphrased,
    verb: options.verb,
    foreign: options.paraphrased && options.language !== undefined && options.language !== "en",
  });
  const match = matcher(words);
  const limit = Math.max(MOST_CANDIDATES, options.limit);
  const weigh = async (rows: readonly IndexRow[]): Promise<Weighed[]> => {
    const done: Weighed[] = [];
    await inTurns(rows, ROWS_AT_ONCE, (row) => {
      const matched = match(row);
      const quotes = options.quotes ? quotesOf(words, matched, options.focus) : [];
      done.push({ ...assess(words, matched), quotes });
    });
    return done.toSorted((a, b) => b.score - a.score || a.talk - b.talk);
  };
  const weighed = await weigh(await candidateRows(words, options, index, limit));
  const relevant = weighed
    .filter((candidate) => isRelevant(candidate, candidate.quotes))
    .slice(0, Math.max(options.limit, LEAST_SHOWN));
  if (relevant.length > 0) {
    const ordered = namedFirst(await hitsOf(relevant, index), query);
    return { hits: ordered.slice(0, options.limit), clear: isClear(ordered, query), near: [] };
  }
  const some = weighed.length > 0 ? weighed : await weigh(await anyRows(words, options, index));
  const near = await hitsOf(some.slice(0, MOST_NEAR), index);
  return { hits: [], clear: false, near: near.map(({ talk }) => talk) };
}

interface Weighed extends Candidate {
  readonly quotes: readonly Quote[];
}

/** Talks that hold anything at all of a query. */
function anyRows(
  words: readonly QueryWord[],
  options: SearchOptions,
  { candidates }: SearchIndex,
): Promise<IndexRow[]> {
  return candidates({ any: words.map(armOf), all: false }, options, ENOUGH);
}

function armOf({ alternatives, weight }: QueryWord): Wanted["any"][number] {
  return { phrases: alternatives.map(({ terms }) => terms), weight };
}

async function candidateRows(
  words: readonly QueryWord[],
  options: SearchOptions,
  { candidates, language }: SearchIndex,
  limit: number,
): Promise<IndexRow[]> {
  const arms = words.map(armOf);
  const needed = essential(words);
  const often = sum(
    needed.flatMap(({ alternatives }) =>
      alternatives.map(({ terms: [first = ""] }) => language.vocabulary.frequency(first)),
    ),
  );
  if (often > limit && words.length > 1) {
    const full = await candidates({ any: arms, all: true }, options, limit);
    if (full.length >= ENOUGH) return full;
    const some = await candidates({ any: arms, all: false }, options, limit);
    return [...new Map([...full, ...some].map((row) => [row.talk, row])).values()];
  }
  return candidates({ any: needed.map(armOf), all: false }, options, limit);
}

/** The words of which a talk must hold one to hold enough of the query: the weightiest. */
function essential(words: readonly QueryWord[]): QueryWord[] {
  const enough = sum(words.map(({ weight }) => weight)) * (1 - TUNING.leastCoverage);
  const needed: QueryWord[] = [];
  let held = 0;
  for (const word of words.toSorted((a, b) => b.weight - a.weight)) {
    if (held > enough) break;
    needed.push(word);
    held += word.weight;
  }
  return needed;
}

async function hitsOf(chosen: readonly Weighed[], index: SearchIndex): Promise<Hit[]> {
  const talks = await index.talks(chosen.map(({ talk }) => talk));
  return chosen.flatMap(({ talk: number, score, coverage, quotes }) => {
    const talk = talks.get(number);
    return talk ? [{ talk, score, coverage, quotes }] : [];
  });
}
