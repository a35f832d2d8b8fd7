import { languages } from "../core/languages/all.ts";
import { fold } from "../core/text.ts";
import { weekdayNames } from "./day-names.ts";

const MOST_CHARACTERS = 1000;
const MOST_TOKENS = 80;
const PARTS = languages.flatMap(({ clock }) =>
  clock.parts.flatMap(({ names, adverbs = [] }) => [...names, ...adverbs]),
);
/** "Freitagabend": a weekday that has grown together with a part of the day. */
const GROWN = new RegExp(`^(${weekdayNames().join("|")})(?:${PARTS.join("|")})$`, "u");

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
    if (tokens.length >= MOST_TOKENS) break;
    const cut = GROWN.exec(fold(raw))?.[1]?.length;
    if (cut !== undefined) tokens.push(tokenAt(raw.slice(0, cut), index));
    tokens.push(tokenAt(raw.slice(cut), index + (cut ?? 0)));
  }
  return tokens;
}

function tokenAt(raw: string, start: number): Token {
  return { word: fold(raw), raw, start, end: start + raw.length };
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

/** True where these words stand at an index. */
export function isAt(
  { tokens }: { readonly tokens: readonly Token[] },
  index: number,
  phrase: readonly string[],
): boolean {
  return index >= 0 && phrase.every((word, offset) => tokens[index + offset]?.word === word);
}
