import { languages } from "../core/languages/all.ts";
import type { Format } from "../core/languages/language.ts";
import type { Talk } from "../core/talk.ts";
import { words } from "../core/text.ts";
import type { Reading } from "./reading.ts";
import { isAt, isWithin, type Span } from "./tokens.ts";

/** A kind of slot that a question asks for. */
export interface NamedFormat extends Span {
  readonly format: Format;
}

const FORMATS: readonly Format[] = [
  "keynote",
  "plenary",
  "bof",
  "lightning",
  "tutorial",
  "workshop",
  "panel",
  "roundtable",
  "poster",
];

/** Finds the kind of slot that a question asks for: "the keynote", "how many BoFs". What is spoken about is none. */
export function findFormat(reading: Reading, taken: readonly Span[]): NamedFormat | undefined {
  for (const [index] of reading.tokens.entries()) {
    if (isWithin(taken, index) || isSubject(reading, index)) continue;
    for (const format of FORMATS) {
      const phrase = reading.language.formats[format].map(words).find((name) => isAt(reading, index, name));
      if (phrase) return { format, from: index, to: index + phrase.length };
    }
  }
  return undefined;
}

/** Tells talks of a kind by the words of their titles, track and topics, in any language. */
export function isOfFormat({ title, scheduleTitle = "", track = "", topics }: Talk, format: Format): boolean {
  const told = [title, scheduleTitle, track, ...topics].map((text) => ` ${words(text).join(" ")} `);
  return languages.some(({ formats }) =>
    formats[format].some((name) => told.some((text) => text.includes(` ${name} `))),
  );
}

/** "about", "on": what follows is spoken about. */
function isSubject(reading: Reading, index: number): boolean {
  const before = reading.at(index - 1);
  return before.includes("about") && !before.includes("by");
}
