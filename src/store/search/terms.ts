import { stemmer } from "stemmer";
import type { Talk } from "../../core/talk.ts";
import { words } from "../../core/text.ts";

const SILENT = new Set(
  (
    "a an and any about as at by for from in into is it its of on or that the this to was with " +
    "talk talks presentation session"
  ).split(" "),
);

/** The terms of a text: its words without their endings, as they stand in the index. */
export function terms(text: string): string[] {
  return words(text).map(stem);
}

/** A word without its ending, so that singular and plural are one. Words with digits stay as they are. */
export function stem(word: string): string {
  return /\d/u.test(word) ? word : stemmer(word);
}

/** The words of a query that say something; all of them when none does. */
export function queryWords(query: string): string[] {
  const all = words(query);
  const telling = all.filter((word) => !SILENT.has(word));
  return [...new Set(telling.length > 0 ? telling : all)];
}

/** What the index holds of a talk, by column. */
export interface IndexedText {
  readonly title: string;
  readonly presenters: string;
  readonly topics: string;
  readonly body: string;
}

/**
 * Writes a talk for the index. Beside its words stand the joined neighbours (`rp filter` also as `rpfilter`), so that
 * words are found however they are split.
 */
export function indexedText(talk: Talk): IndexedText {
  const people = talk.presenters.flatMap(({ name, aliases, affiliation }) => [
    name,
    ...aliases,
    affiliation ?? "",
  ]);
  return {
    title: phrases([talk.title, talk.scheduleTitle ?? ""]),
    presenters: phrases(people),
    topics: phrases([...talk.topics, ...talk.aliases]),
    body: compounds([talk.summary, ...talk.facts]),
  };
}

function phrases(texts: readonly string[]): string {
  return texts.flatMap((text) => [...terms(text), ...joined(words(text))]).join(" ");
}

function compounds(texts: readonly string[]): string {
  return texts
    .flatMap((text) => text.split(/\s+/u))
    .flatMap((chunk) => [...terms(chunk), ...joined(words(chunk))])
    .join(" ");
}

function joined(parts: readonly string[]): string[] {
  return parts.slice(1).map((word, index) => stem(`${parts[index]}${word}`));
}
