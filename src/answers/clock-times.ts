import { languages } from "../core/languages/all.ts";
import { words } from "../core/text.ts";
import { cardinalOf } from "./days.ts";
import type { Reading } from "./reading.ts";
import { isAt, type Span } from "./tokens.ts";

/** A time of day that a question names, in minutes since midnight. */
export interface ClockTime extends Span {
  readonly minutes: number;
  /** It can't be anything else than a time of day, whatever stands before it. */
  readonly isCertain: boolean;
}

/** Minutes of an hour. */
export const HOUR = 60;
/** A clock of twelve hours says less than this for hours of the afternoon. */
const EARLIEST = 8 * HOUR;
const OCLOCK = languages
  .flatMap(({ clock }) => clock.oclock)
  .map((phrase) => phrase.split(" ").join("['’]?\\s?"))
  .join("|");
/** `15:30`, `3pm`, `15h30`, `15.30 Uhr`, `15 Uhr 30`. */
const TIME = new RegExp(
  `(?<hour>\\d{1,2})(?:(?<sign>\\s?(?:[:h]|(?:${OCLOCK}))\\s?|\\.)(?<minute>[0-5]\\d)(?!\\d))?\\s?(?<half>[ap]\\.?m\\b\\.?)?` +
    `(?<unit>h(?:rs?|eures?)?\\b|(?:${OCLOCK})\\b)?(?![\\p{L}\\p{N}]|[.,:]\\d|\\s?[°%€$])`,
  "iuy",
);
const SHARP = new RegExp(`^(?:${OCLOCK})$`, "iu");

/** The time of day at an index, in digits or in words: "15:30", "three o'clock", "half past three". */
export function timeAt(reading: Reading, index: number): ClockTime | undefined {
  return inDigits(reading, index) ?? inWords(reading, index) ?? withFraction(reading, index);
}

function inDigits({ text, tokens }: Reading, index: number): ClockTime | undefined {
  const token = tokens[index];
  if (!token) return undefined;
  TIME.lastIndex = token.start;
  const found = TIME.exec(text)?.groups;
  if (!found) return undefined;
  const { hour = "", sign = "", minute = "", half = "", unit = "" } = found;
  const told = Number(hour) * HOUR + Number(minute);
  if (Number(hour) > 24 || (half !== "" && Number(hour) > 12)) return undefined;
  const end = TIME.lastIndex;
  const to = tokens.findIndex(({ start }) => start >= end);
  return {
    from: index,
    to: to === -1 ? tokens.length : to,
    minutes: onClock(told, half.toLowerCase()),
    isCertain: half !== "" || (minute !== "" && sign !== ".") || SHARP.test(unit),
  };
}

/** "three o'clock". */
function inWords(reading: Reading, index: number): ClockTime | undefined {
  const { language, tokens } = reading;
  const hour = cardinalOf(tokens[index]?.word ?? "", language);
  const unit = language.clock.oclock.map(words).find((phrase) => isAt(reading, index + 1, phrase));
  if (hour === undefined || !unit) return undefined;
  return { from: index, to: index + 1 + unit.length, minutes: onClock(hour * HOUR, ""), isCertain: true };
}

/** "half past three", which is "halb vier" elsewhere. */
function withFraction(reading: Reading, index: number): ClockTime | undefined {
  const { language, tokens } = reading;
  for (const { names, minutes } of language.clock.fractions) {
    const phrase = names.map(words).find((name) => isAt(reading, index, name));
    const at = index + (phrase?.length ?? 0);
    const hour = phrase && cardinalOf(tokens[at]?.word ?? "", language);
    if (hour === undefined || hour > 24) continue;
    const told = hour * HOUR + minutes;
    return {
      from: index,
      to: timeAt(reading, at)?.to ?? at + 1,
      minutes: onClock(told < HOUR ? told + 12 * HOUR : told, ""),
      isCertain: true,
    };
  }
  return undefined;
}

function onClock(told: number, half: string): number {
  const twelve = told % (12 * HOUR);
  if (half.startsWith("p")) return twelve + 12 * HOUR;
  if (half.startsWith("a")) return twelve;
  return told >= HOUR && told < EARLIEST ? told + 12 * HOUR : told;
}
