import { fold } from "../core/text.ts";

const MOST_CHARACTERS = 1000;
const MOST_TOKENS = 80;

/** A word of a question and where it stands. */
export interface Token {
  /** Folded: lower case, without accents. */
  readonly word: string;
  readonly raw: string;
  readonly start: number;
  readonly end: number;
}

/** The words of a question, at most 80 of its first 1,000 characters; versions such as `6.8` are one word. */
export function tokenise(question: string): Token[] {
  const found = question
    .slice(0, MOST_CHARACTERS)
    .matchAll(/\d+(?:\.\d+)+|[\p{Letter}\p{Number}][\p{Letter}\p{Number}\p{Mark}]*/gu);
  const tokens: Token[] = [];
  for (const { 0: raw, index } of found) {
    if (tokens.length === MOST_TOKENS) break;
    tokens.push({ word: fold(raw), raw, start: index, end: index + raw.length });
  }
  return tokens;
}

/** A stretch of tokens, from the first to behind the last. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** True when a place lies in one of the stretches. */
export function isWithin(spans: readonly Span[], index: number): boolean {
  return spans.some(({ from, to }) => index >= from && index < to);
}
