import { stemmer } from "stemmer";
import type { Selection } from "../../core/store.ts";
import { statements, type Talk } from "../../core/talk.ts";
import { fold } from "../../core/text.ts";

/** Stands between the phrases of a field; the engine doesn't index it. */
const BORDER = " | ";
/** Begins the terms that say where a talk belongs, which no word of a text does. */
const SCOPE_SIGN = "@";
const MOST_STEMS = 50_000;

const stems = new Map<string, string>();

/**
 * The words of a text in the form in which they are compared: folded, `80,000` as one number, and a version such as
 * `2.6.32` as one word.
 */
export function tokens(text: string): string[] {
  return wordsOf(comparable(text));
}

function comparable(text: string): string {
  return fold(text.replace(/(?<=\d)[,'’\u00a0\u202f](?=\d{3}(?!\d))/gu, "").replace(/\bc\+\+/giu, "cpp"));
}

function wordsOf(folded: string): string[] {
  return folded.match(/\d+(?:\.\d+)+|[\p{Letter}\p{Number}]+/gu) ?? [];
}

/** A word without its ending, so that singular and plural are one. Words with digits stay as they are. */
export function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (stems.size >= MOST_STEMS) stems.clear();
  const found = /\d/u.test(word) ? word : stemmer(word);
  stems.set(word, found);
  return found;
}

/** What the index holds of a talk, by column. */
export interface IndexedText {
  /** Where the talk belongs: its workshop, day and presenters, as terms of their own. */
  readonly scope: string;
  readonly title: string;
  readonly presenters: string;
  readonly topics: string;
  /** The talk's statements, a phrase each. */
  readonly body: string;
}

/** The columns that words are looked for in, in the order of their weights. */
export const FIELDS = ["title", "presenters", "topics", "body"] as const;

/**
 * Writes a talk for the index. Beside its words stand the joined neighbours (`rp filter` also as `rpfilter`), so that
 * words are found however they are split, and in title and topics the words with their endings, from which beginnings
 * and misspellings are known.
 */
export function indexedText(talk: Talk): IndexedText {
  const people = talk.presenters.flatMap(({ name, aliases, affiliation }) => [
    name,
    ...aliases,
    affiliation ?? "",
  ]);
  return {
    scope: [
      scopeTerm("workshop", talk.workshop),
      scopeTerm("day", talk.day),
      ...talk.presenters.map(({ id }) => scopeTerm("presenter", id)),
    ].join(" "),
    title: phrases([talk.title, talk.scheduleTitle ?? ""]),
    presenters: phrases(people),
    topics: phrases([...talk.topics, ...talk.aliases, talk.track ?? "", talk.room ?? ""]),
    body: statements(talk).map(compounds).join(BORDER),
  };
}

/** The terms that a talk's scope holds when a selection is met. */
export function scopeTerms({ workshop, day, presenter }: Selection): string[] {
  return [
    ...(workshop === undefined ? [] : [scopeTerm("workshop", workshop)]),
    ...(day === undefined ? [] : [scopeTerm("day", day)]),
    ...(presenter === undefined ? [] : [scopeTerm("presenter", presenter)]),
  ];
}

function scopeTerm(kind: "workshop" | "day" | "presenter", name: string): string {
  return `${SCOPE_SIGN}${kind}:${name}`;
}

/** True for a term of a scope, which is no word. */
export function isScopeTerm(term: string): boolean {
  return term.startsWith(SCOPE_SIGN);
}

/** Reads a column back: its phrases as terms. */
export function phrasesOf(column: string): string[][] {
  return column.split(BORDER).map((phrase) => phrase.split(" "));
}

function phrases(texts: readonly string[]): string {
  const told = texts.map(tokens).filter((words) => words.length > 0);
  const beside = told.flatMap((words) => [
    ...neighbours(words),
    ...words.filter((word) => stem(word) !== word),
  ]);
  return [
    ...told.map((words) => words.map(stem).join(" ")),
    ...(beside.length > 0 ? [beside.join(" ")] : []),
  ].join(BORDER);
}

function compounds(text: string): string {
  return comparable(text)
    .split(/\s+/u)
    .flatMap((chunk) => {
      const words = wordsOf(chunk);
      return words.length > 1 ? [...words.map(stem), ...neighbours(words)] : words.map(stem);
    })
    .join(" ");
}

function neighbours(words: readonly string[]): string[] {
  return words.slice(1).map((word, index) => stem(`${words[index]}${word}`));
}
