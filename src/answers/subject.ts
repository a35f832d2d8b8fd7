import type { Cue } from "../core/languages/language.ts";
import type { CueSpan, Reading } from "./reading.ts";
import { isWithin, type Span } from "./tokens.ts";

/** What a question is about, apart from whom, when and how it asks. */
export interface Subject {
  /** The words to search for; empty where there is no subject. */
  readonly query: string;
  /** As it is said back. */
  readonly shown: string;
}

/** Cues that belong to the question where they stand at its beginning. */
const LEADING: ReadonlySet<Cue> = new Set([
  "who",
  "when",
  "where",
  "howMany",
  "howLong",
  "what",
  "which",
  "talk",
  "speaker",
  "event",
  "present",
  "say",
  "about",
  "by",
  "did",
  "happen",
  "it",
  "they",
  "else",
  "and",
  "more",
  "read",
  "times",
  "place",
  "room",
  "affiliation",
]);
/** Cues that belong to the question where they stand at its end. */
const TRAILING: ReadonlySet<Cue> = new Set([
  "present",
  "say",
  "did",
  "talk",
  "event",
  "it",
  "they",
  "happen",
  "about",
  "by",
  "more",
  "else",
  "times",
  "which",
  "last",
  "who",
  "when",
  "where",
  "what",
  "room",
  "and",
]);

/** Takes the subject out of a question: all but the slots in `taken`, the frame of the question, and silent words. */
export function subjectOf(reading: Reading, taken: readonly Span[]): Subject {
  const { tokens } = reading;
  const framed = new Set<number>();
  const isFrame = (index: number, edge: ReadonlySet<Cue>): boolean =>
    isWithin(taken, index) ||
    reading.isSilent(index) ||
    reading.at(index).some((cue) => edge.has(cue)) ||
    isBegun(reading, index, edge) ||
    isLinkFrame(reading, index);
  for (let index = 0; index < tokens.length && isFrame(index, LEADING); index += 1) framed.add(index);
  for (let index = tokens.length - 1; index >= 0 && isFrame(index, TRAILING); index -= 1) framed.add(index);
  const kept = [...tokens.keys()].filter(
    (index) => !framed.has(index) && !isWithin(taken, index) && !reading.isSilent(index),
  );
  const said = kept.length > 0 ? kept : linked(reading, taken);
  return { query: written(reading, said), shown: written(reading, said) };
}

/** "when does nfgrep start?", "wann beginnt nfgrep?": that it does is no part of the subject. */
function isBegun(reading: Reading, index: number, edge: ReadonlySet<Cue>): boolean {
  const asked = reading.find("when");
  if (!asked || !reading.at(index).some((cue) => cue === "open" || cue === "close")) return false;
  if (edge === LEADING) return index === asked.to;
  const isLast = reading.tokens.every((_token, at) => at <= index || reading.isSilent(at));
  return isLast && reading.at(asked.to).includes("did");
}

/** "link to the spreadsheet": what is linked is all that is said of the subject. */
function linked(reading: Reading, taken: readonly Span[]): number[] {
  const [first, ...others] = linkSpans(reading).toSorted((a, b) => a.from - b.from);
  if (!first) return [];
  return [...reading.tokens.keys()].filter(
    (index) =>
      isWithin(others, index) && index >= first.to && !isWithin(taken, index) && !reading.isSilent(index),
  );
}

/** A link is asked for, rather than talked about, where a preposition follows: "slides of". */
function isLinkFrame(reading: Reading, index: number): boolean {
  return linkSpans(reading).some(({ from, to }) => index >= from && index < to);
}

/** The stretches that ask for a link. */
export function linkSpans(reading: Reading): CueSpan[] {
  return reading.cues.filter(({ cue, from, to }) => {
    if (cue !== "link") return false;
    if (reading.tokens[to] !== undefined) return reading.isSilent(to) || reading.at(to).includes("link");
    return (
      !reading.cues.some((other) => other.cue === "about" && other.from < from) ||
      startsWithLink(reading, from)
    );
  });
}

/** Before an index a link is asked for already. */
function startsWithLink(reading: Reading, before: number): boolean {
  return reading.cues.some(({ cue, to }) => cue === "link" && to < before && reading.isSilent(to));
}

/** The words at these places as they were typed; what stood together stays together. */
function written({ text, tokens }: Reading, kept: readonly number[]): string {
  return kept
    .map((index, at) => {
      const token = tokens[index];
      const before = tokens[kept[at - 1] ?? -1];
      if (!token) return "";
      const between = before && kept[at - 1] === index - 1 ? text.slice(before.end, token.start) : " ";
      return (at === 0 ? "" : /^[^\s?!;]{0,3}$/u.test(between) ? between : " ") + token.raw;
    })
    .join("");
}
