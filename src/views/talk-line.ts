import { dayName } from "../core/day.ts";
import type { ActionButton, Inline, Moment, Rich } from "../core/reply.ts";
import { type Programme, reference, type Talk, type Workshop } from "../core/talk.ts";
import { listed } from "../core/text.ts";

const SENTENCES = new Intl.Segmenter("en", { granularity: "sentence" });

/** The names of who gave a talk, as a sentence has them. */
export function presenterNames(talk: Talk): string {
  return listed(talk.presenters.map(({ name }) => name));
}

/** The scheduled start, in the reader's zone where the platform can; undefined where only the order is known. */
export function startMoment(
  { start }: Talk,
  { timezone }: Workshop,
  show: Moment["show"],
): Moment | undefined {
  return start === undefined ? undefined : { kind: "moment", at: start, zone: timezone, show };
}

/** The title as words that open the talk's first page, or in bold where it has none. */
export function titleLink({ title, links: [page] }: Talk): Inline {
  return page ? { kind: "link", text: title, url: page.url } : { kind: "bold", text: title };
}

/** The end of a line on a talk that doesn't take place. */
export function calledOff({ cancelled }: Talk): string {
  return cancelled ? " · cancelled" : "";
}

/** The workshop of a talk that isn't of the current one, as the end of a line; `names` has them by their ids. */
export function elsewhere(
  talk: Talk,
  current: Programme,
  names: ReadonlyMap<string, string> = new Map(),
): string {
  return talk.workshop === current.workshop.id ? "" : ` · ${names.get(talk.workshop) ?? talk.workshop}`;
}

/** One line on a talk: its title, who gave it and when; says the workshop when it isn't the current one. */
export function talkLine(talk: Talk, current: Programme, names?: ReadonlyMap<string, string>): Rich {
  const people = presenterNames(talk);
  return [
    { kind: "bold", text: talk.title },
    ...(people === "" ? [] : [`: ${people}`]),
    ` · ${dayName(talk.day)}${calledOff(talk)}${elsewhere(talk, current, names)}`,
  ];
}

/** The invocation that shows a talk's card. */
export function openTalk(talk: Talk): ActionButton["invocation"] {
  return { command: "talk", args: { query: reference(talk) } };
}

/** The button that shows a talk's card. */
export function openButton(talk: Talk, label = "Open"): ActionButton {
  return { label, invocation: openTalk(talk) };
}

/** The first sentence of a text. */
export function firstSentence(text: string): string {
  const [first] = SENTENCES.segment(text);
  return first?.segment.trim() ?? "";
}
