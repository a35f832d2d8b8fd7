import type { DocumentMatch, PhraseMatch, WordMatch } from "./document.ts";
import type { QueryWord } from "./query.ts";
import { TUNING } from "./tuning.ts";

/** Where the body stands among the fields; those before it are the talk's heading. */
export const BODY = 3;

/**
 * Which share of what a query says is in a talk, from 0 to 1. Its heading says what it is about. A word of the body may
 * be there in passing: the more so the commoner it is, and when the words beside it in the query stand elsewhere.
 */
export function coverageOf(query: readonly QueryWord[], match: DocumentMatch): number {
  const total = sum(query.map(({ weight }) => weight));
  if (total === 0) return 0;
  const heading = match.fields.slice(0, BODY).flatMap(({ phrases }) => phrases);
  const body = match.fields[BODY]?.phrases ?? [];
  const inHeading = query.map((_word, index) => nearest(heading, index));
  const covered = query.map(({ weight, common }, index) => {
    const mentioned = nearest(body, index) * TUNING.body * (1 - TUNING.passing * common);
    const believed = isApart(index, query, inHeading, body) ? mentioned * TUNING.scattered : mentioned;
    return weight * Math.max(inHeading[index] ?? 0, believed);
  });
  const held = sum(covered);
  return held / (held + (total - held) * absence(query, covered));
}

/** How much the words that a talk lacks count: less where it has several that are rare, which is hardly by chance. */
function absence(query: readonly QueryWord[], covered: readonly number[]): number {
  const told = sum(
    query.map(({ weight, common }, index) => ((covered[index] ?? 0) / (weight || 1)) * (1 - common)),
  );
  return Math.max(TUNING.leastAbsence, 1 - TUNING.company * Math.max(0, told - 1));
}

/** Adds numbers up. */
export function sum(numbers: readonly number[]): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

/** True where the second stands right behind the first, or one term lies between. */
export function areNeighbours(first: WordMatch | undefined, second: WordMatch | undefined): boolean {
  return areWithin(1, 2, first, second);
}

function areWithin(
  least: number,
  most: number,
  first: WordMatch | undefined,
  second: WordMatch | undefined,
): boolean {
  if (!first || !second) return false;
  return first.positions.some((one) =>
    second.positions.some((other) => other - one >= least && other - one <= most),
  );
}

function nearest(phrases: readonly PhraseMatch[], word: number): number {
  let most = 0;
  for (const { words } of phrases) most = Math.max(most, words[word]?.nearness ?? 0);
  return most;
}

/** True for a word of the body whose neighbours in the query are in the talk as well, but never near it. */
function isApart(
  word: number,
  query: readonly QueryWord[],
  inHeading: readonly number[],
  body: readonly PhraseMatch[],
): boolean {
  const beside = [
    ...(query[word]?.follows ? [word - 1] : []),
    ...(query[word + 1]?.follows ? [word + 1] : []),
  ];
  const there = beside.filter((other) => (inHeading[other] ?? 0) > 0 || nearest(body, other) > 0);
  if (there.length === 0 || there.some((other) => (inHeading[other] ?? 0) > 0)) return false;
  return !there.some((other) =>
    body.some(({ words }) => areWithin(-TUNING.reach, TUNING.reach, words[word], words[other])),
  );
}
