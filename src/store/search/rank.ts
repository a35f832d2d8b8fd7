import type { Hit, Quote } from "../../core/store.ts";
import { reference, type Talk } from "../../core/talk.ts";
import { key } from "../../core/text.ts";
import { areNeighbours, coverageOf, sum } from "./coverage.ts";
import type { DocumentMatch, PhraseMatch } from "./document.ts";
import type { QueryWord } from "./query.ts";
import { TUNING } from "./tuning.ts";

/** What one talk got for a query. */
export interface Candidate {
  readonly talk: number;
  readonly score: number;
  /** Which share of what the query says is in the talk, from 0 to 1. */
  readonly coverage: number;
}

/**
 * Weighs a talk against a query. Words count by rarity and by the field they stand in (as in BM25F, with fields weighed
 * before saturation), neighbours count more, a title or topic that says just the same most. What is lacking counts against it.
 */
export function assess(query: readonly QueryWord[], match: DocumentMatch): Candidate {
  const total = sum(query.map(({ weight }) => weight)) || 1;
  const points =
    sum(query.map(({ weight }, word) => weight * wordPoints(word, match))) +
    sum(match.fields.map(({ phrases }, field) => neighbourPoints(query, phrases, field))) +
    TUNING.sameness * total * sameness(query, match, total);
  const coverage = coverageOf(query, match);
  return { talk: match.talk, coverage, score: points * coverage ** TUNING.coverage };
}

/** True when a talk, or one statement of it with its heading, holds enough of the query to be an answer. */
export function isRelevant({ coverage }: Candidate, quotes: readonly Quote[] = []): boolean {
  return coverage >= TUNING.leastCoverage || quotes.some((quote) => quote.coverage >= TUNING.leastCoverage);
}

/** True when the query is the talk's title or id and nothing else. */
function isNamed(talk: Talk, query: string): boolean {
  const wanted = key(query);
  return [talk.title, talk.scheduleTitle ?? "", talk.id, reference(talk)].some(
    (name) => key(name) === wanted,
  );
}

/** Puts talks that the query names in front; the order is kept otherwise. */
export function namedFirst(hits: readonly Hit[], query: string): Hit[] {
  const named = new Set(hits.filter(({ talk }) => isNamed(talk, query)));
  return [...named, ...hits.filter((hit) => !named.has(hit))];
}

/** True when the first hit is plainly the one that was meant. */
export function isClear([first, second]: readonly Hit[], query: string): boolean {
  if (!first) return false;
  if (!second) return true;
  if (isNamed(first.talk, query)) return !isNamed(second.talk, query);
  return first.score >= TUNING.clearLead * second.score;
}

function wordPoints(word: number, { fields }: DocumentMatch): number {
  const found = sum(
    TUNING.fields.map(({ weight, length: usual, normal }, index) => {
      const field = fields[index];
      if (!field) return 0;
      const often = sum(
        field.phrases.map(({ words }) => (words[word]?.count ?? 0) * (words[word]?.nearness ?? 0)),
      );
      return often === 0 ? 0 : (weight * often) / (1 - normal + (normal * field.length) / usual);
    }),
  );
  return found / (TUNING.saturation + found);
}

function neighbourPoints(
  query: readonly QueryWord[],
  phrases: readonly PhraseMatch[],
  field: number,
): number {
  const strength = TUNING.neighbours[field] ?? 0;
  return sum(
    query.map(({ weight }, word) => {
      if (word === 0 || !phrases.some(({ words }) => areNeighbours(words[word - 1], words[word]))) return 0;
      return strength * Math.min(weight, query[word - 1]?.weight ?? 0);
    }),
  );
}

function sameness(query: readonly QueryWord[], { fields }: DocumentMatch, total: number): number {
  const phrases = [
    ...(fields[0]?.phrases ?? []),
    ...(fields[1]?.phrases ?? []),
    ...(fields[2]?.phrases ?? []),
  ];
  let most = 0;
  for (const { words, length } of phrases) {
    let told = 0;
    let places = 0;
    for (const [word, match] of words.entries()) {
      if (!match) continue;
      told += (query[word]?.weight ?? 0) * match.nearness;
      places += Math.min(match.count, length);
    }
    if (told === 0) continue;
    const same = (told / total) * Math.min(1, places / length);
    if (same > most) most = same;
  }
  return most ** 2;
}
