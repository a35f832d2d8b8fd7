import type { Hit } from "../../core/store.ts";
import { reference, type Talk } from "../../core/talk.ts";
import { key } from "../../core/text.ts";
import type { QueryWord } from "./query.ts";

/** That one word of the query stands in one talk, and how well the engine thinks it fits there. */
export interface Match {
  readonly word: number;
  readonly talk: number;
  readonly score: number;
}

/** What one talk got for a query. */
export interface Candidate {
  readonly talk: number;
  readonly score: number;
  /** Which share of what the query says is in the talk, from 0 to 1. */
  readonly coverage: number;
}

const NEARNESS = { exact: 1, prefix: 0.7, typo: 0.5 };
/** A talk with less of the query than this is not an answer to it. */
const LEAST_COVERAGE = 0.5;
/** The first hit is clear when it scores this many times the second. */
const CLEAR_LEAD = 2;

/** Adds up what the words found, best first. Words that a talk lacks count against it. */
export function score(query: readonly QueryWord[], matches: readonly Match[]): Candidate[] {
  const total = sum(query.map(({ weight }) => weight));
  return [...new Set(matches.map(({ talk }) => talk))]
    .map((talk) => {
      const found = matches.filter((match) => match.talk === talk);
      const coverage = sum(found.map(({ word }) => query[word]?.weight ?? 0)) / total;
      const points = sum(found.map((match) => match.score * NEARNESS[query[match.word]?.nearness ?? "typo"]));
      return { talk, coverage, score: points * coverage ** 2 };
    })
    .toSorted((a, b) => b.score - a.score);
}

/** True when a talk holds enough of the query to be an answer. */
export function isRelevant({ coverage }: Candidate): boolean {
  return coverage >= LEAST_COVERAGE;
}

/** True when the query is the talk's title or id and nothing else. */
export function isNamed(talk: Talk, query: string): boolean {
  const wanted = key(query);
  return [talk.title, talk.scheduleTitle ?? "", talk.id, reference(talk)].some(
    (name) => key(name) === wanted,
  );
}

/** Puts talks that the query names in front; the order is kept otherwise. */
export function namedFirst(hits: readonly Hit[], query: string): Hit[] {
  return [
    ...hits.filter(({ talk }) => isNamed(talk, query)),
    ...hits.filter(({ talk }) => !isNamed(talk, query)),
  ];
}

/** True when the first hit is plainly the one that was meant. */
export function isClear([first, second]: readonly Hit[], query: string): boolean {
  if (!first) return false;
  if (!second) return true;
  if (isNamed(first.talk, query)) return !isNamed(second.talk, query);
  return first.score >= CLEAR_LEAD * second.score;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
