import type { AnswerKind } from "../core/languages/language.ts";
import type { Hit, Quote } from "../core/store.ts";
import { statements } from "../core/talk.ts";
import { words } from "../core/text.ts";
import type { Question } from "./question.ts";
import { THRESHOLDS } from "./thresholds.ts";
import { isWithin } from "./tokens.ts";

/** "which version", "how many rules": the noun that is asked for stands right behind. */
export function focusOf({ reading, taken }: Question): string | undefined {
  const asked = reading.cues
    .filter(({ cue }) => cue === "what" || cue === "howMany")
    .toSorted((a, b) => a.from - b.from || b.to - a.to)[0];
  if (!asked || reading.isSilent(asked.to) || isWithin(taken, asked.to)) return undefined;
  return reading.tokens[asked.to]?.word;
}

/** What kind of answer is asked for: a duration, a price, a number. */
export function kindOf({ reading }: Question): AnswerKind | undefined {
  const asked = ` ${reading.tokens.map(({ word }) => word).join(" ")} `;
  return reading.language.kinds.find(({ asks }) => asks.some((phrase) => asked.includes(` ${phrase} `)));
}

/**
 * "what is the salary of …", "what's the weather like in …": the nouns that are asked for, one of which must be said;
 * of "what is the wifi password?" both. Empty where it is asked otherwise.
 */
export function askedOf({ reading, taken }: Question): { nouns: string[]; all: boolean } {
  const { tokens } = reading;
  const thing = reading.find("thing");
  let from = thing && thing.from <= 1 ? thing.to : tokens.length;
  const isNamed =
    thing !== undefined && [thing.to - 1, thing.to].some((index) => reading.at(index).includes("passive"));
  if (!isNamed) from = tokens.length;
  while (from < tokens.length && reading.isSilent(from)) from += 1;
  let to = from;
  while (to < tokens.length && !reading.isSilent(to) && !isWithin(taken, to)) to += 1;
  const nouns = tokens.slice(from, to).map(({ word }) => word);
  return { nouns, all: to === tokens.length && nouns.length === 2 };
}

/** "what is the budget of Renater?": with so few words, all must be said close together. */
export function isShortAsk(question: Question): boolean {
  return askedOf(question).nouns.length === 1 && question.subject.query.split(/\s+/u).length === 2;
}

/** "how many participants were there?", "the budget of the workshop": asked of the workshop, of which talks say little. */
export function isAboutTheWhole({ reading, subject, namesWorkshop, people }: Question): boolean {
  if (subject.query === "") return true;
  if (people.length > 0 || /\s/u.test(subject.query) || reading.find("next", "previous")) return false;
  const count = reading.find("howMany");
  const isPeople = count !== undefined && reading.at(count.to).includes("speaker");
  return isPeople || namesWorkshop || reading.find("event", "place") !== undefined;
}

/**
 * A single word is answered by a talk that is about it, or by a rare word; a count also where the number stands right
 * before what is counted: "410 volunteers".
 */
export function isWordEnough({ reading, subject, people }: Question, hit: Hit, quote: Quote): boolean {
  if (people.length > 0 || /\s/u.test(subject.query) || reading.find("next", "previous")) return true;
  if (quote.gain < quote.coverage / 2) return true;
  if (!reading.find("howMany")) return hit.coverage >= THRESHOLDS.topic;
  const said = words(statements(hit.talk)[quote.statement] ?? "");
  const [counted = ""] = words(subject.query);
  return said.some(
    (word, at) => /^\d+$/u.test(word) && said.slice(at + 1, at + 3).some((next) => isSameNoun(next, counted)),
  );
}

/** True for a word and what it is counted by: "volunteer", "volunteers". */
export function isSameNoun(word: string, counted: string): boolean {
  return word.startsWith(counted.replace(/s$/u, ""));
}
