import { addDays, dayOf } from "../core/day.ts";
import type { Language } from "../core/languages/language.ts";
import { namesIn } from "./day-names.ts";
import type { Reading } from "./reading.ts";
import type { Span } from "./tokens.ts";

/** A day that a question names. */
export interface NamedDay extends Span {
  /** `YYYY-MM-DD`; undefined for a day that this workshop doesn't have, such as a weekday after its end. */
  readonly day: string | undefined;
  /** It was told with its year, so that it can't mean a day of another workshop. */
  readonly isWhole: boolean;
}

/** What a day in a question may refer to. */
export interface Calendar {
  /** The days of the workshop in order. */
  readonly days: readonly string[];
  readonly timezone: string;
  readonly now: Date;
}

type Rule = (index: number, reading: Reading, calendar: Calendar) => NamedDay | undefined;

/** A name that is another word as well is one of a day only behind "on" or before a number; so is one of two letters. */
const AMBIGUOUS = new Set(["sun", "sat", "mon", "mar", "mer", "jeu", "dim"]);
const SHORTEST_NAME = 3;

/** Finds the first day that a question names: a date, a weekday, a number within the workshop, today. */
export function findDay(reading: Reading, calendar: Calendar): NamedDay | undefined {
  for (const rule of [numericDate, dottedDate, writtenDate, relativeDay, numberedDay, weekday, dayOfMonth]) {
    for (const index of reading.tokens.keys()) {
      const found = rule(index, reading, calendar);
      if (found) return found;
    }
  }
  return undefined;
}

/** `2011-08-22`, `22/08/2011`, `22.8.11`. */
const numericDate: Rule = (index, { text, tokens }, { days }) => {
  const start = tokens[index]?.start ?? 0;
  const [whole, a = "", b = "", c = ""] =
    /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})(?![\d.])/u.exec(text.slice(start)) ?? [];
  if (whole === undefined) return undefined;
  const date = a.length === 4 ? dateOf(a, b, c) : c.length === 4 ? dateOf(c, b, a) : dateOf(`20${c}`, b, a);
  if (date === undefined || (a.length < 4 && c.length < 4 && !days.includes(date))) return undefined;
  const to = tokens.findIndex((token) => token.start >= start + whole.length);
  return { from: index, to: to === -1 ? tokens.length : to, day: only(date, days), isWhole: true };
};

/** `22.8.`, and `22.8` behind "on": a version of something is none. */
const dottedDate: Rule = (index, { text, tokens, language }, { days }) => {
  const rest = text.slice(tokens[index]?.start);
  const [whole, date = "", month = ""] = /^(\d{1,2})\.(\d{1,2})(?:\.(?!\d)|(?![\d.]))/u.exec(rest) ?? [];
  if (whole === undefined) return undefined;
  const day = days.find((known) => known.endsWith(`-${two(Number(month))}-${two(Number(date))}`));
  const isOn = language.dates.bare.includes(tokens[index - 1]?.word ?? "");
  if (!isOn && (day === undefined || !whole.endsWith("."))) return undefined;
  return { from: index, to: index + 1, day, isWhole: false };
};

/** `22 August 2011`, `August 22nd`, `lundi 22 août`. */
const writtenDate: Rule = (index, { tokens, language }, { days }) => {
  const { months, weekdays } = namesIn(language);
  let at = index;
  const skip = (...fillers: readonly string[]): void => {
    while (fillers.includes(tokens[at]?.word ?? "")) at += 1;
  };
  const wordAt = (): string => tokens[at]?.word ?? "";
  if (weekdays.has(wordAt())) at += 1;
  skip(...language.dates.the);
  let month = months.get(wordAt());
  const startsWithMonth = month !== undefined;
  if (startsWithMonth) at += 1;
  skip(...language.dates.the);
  const date = numberOf(wordAt(), language);
  if (date === undefined) return undefined;
  at += 1;
  if (!startsWithMonth) {
    skip(...language.dates.of);
    month = months.get(wordAt());
    if (month === undefined) return undefined;
    at += 1;
  }
  const [, year] = /^(\d{4})$/u.exec(wordAt()) ?? [];
  if (year !== undefined) at += 1;
  const end = `-${two(month ?? 0)}-${two(date)}`;
  const day = year === undefined ? days.find((known) => known.endsWith(end)) : only(`${year}${end}`, days);
  return { from: index, to: at, day, isWhole: year !== undefined };
};

const relativeDay: Rule = (index, reading, { days, timezone, now }) => {
  for (const [cue, offset] of [
    ["today", 0],
    ["yesterday", -1],
    ["tomorrow", 1],
  ] as const) {
    const span = reading.cues.find((known) => known.cue === cue && known.from === index);
    if (span && !isPartOfDay(index, reading))
      return { ...span, day: only(addDays(dayOf(now, timezone), offset), days), isWhole: false };
  }
  return undefined;
};

/** "am Morgen" is a part of a day, "morgen" is tomorrow. */
function isPartOfDay(index: number, { tokens, language }: Reading): boolean {
  const { parts, within } = language.clock;
  const before = tokens[index - 1]?.word ?? "";
  const isPart = parts.some(({ names }) => names.includes(tokens[index]?.word ?? ""));
  return isPart && (within.includes(before) || namesIn(language).weekdays.has(before));
}

/** Today, which a stretch of a question such as "this morning" means. */
export function todayAt({ from, to }: Span, { days, timezone, now }: Calendar): NamedDay {
  return { from, to, day: only(dayOf(now, timezone), days), isWhole: false };
}

/** "first day", "day 2", "the last day". */
const numberedDay: Rule = (index, reading, { days }) => {
  const isDay = (at: number): boolean => reading.at(at).includes("day");
  if (isDay(index)) {
    const number = cardinalOf(reading.tokens[index + 1]?.word ?? "", reading.language);
    return number === undefined
      ? undefined
      : { from: index, to: index + 2, day: days[number - 1], isWhole: false };
  }
  if (!isDay(index + 1)) return undefined;
  const place = placeAt(index, reading);
  if (place === undefined) return undefined;
  return {
    from: index,
    to: index + 2,
    day: place === "last" ? days.at(-1) : days[place - 1],
    isWhole: false,
  };
};

/** "Friday", "friday the 15th". */
const weekday: Rule = (index, { tokens, language }, { days }) => {
  const word = tokens[index]?.word ?? "";
  const { weekdays } = namesIn(language);
  const number = weekdays.get(word) ?? weekdays.get(word.replace(/s$/u, ""));
  if (number === undefined) return undefined;
  const before = tokens[index - 1]?.word ?? "";
  const isAmbiguous = AMBIGUOUS.has(word) || word.length < SHORTEST_NAME;
  const isDated = /^\d/u.test(tokens[index + 1]?.word ?? "");
  if (isAmbiguous && !isDated && !language.dates.on.includes(before)) return undefined;
  const such = days.filter((day) => weekdayOf(day) === number);
  const at = language.dates.the.includes(tokens[index + 1]?.word ?? "") ? index + 2 : index + 1;
  const date = numberOf(tokens[at]?.word ?? "", language);
  const dated = date === undefined ? undefined : such.find((day) => day.endsWith(`-${two(date)}`));
  return { from: index, to: dated ? at + 1 : index + 1, day: dated ?? such[0], isWhole: false };
};

/** "the 24th", "le 24", "am 24.". */
const dayOfMonth: Rule = (index, { tokens, language }, { days }) => {
  const word = tokens[index]?.word ?? "";
  const before = tokens[index - 1]?.word ?? "";
  const { on, the, bare } = language.dates;
  const isOrdinal = language.ordinalEndings.some(
    (ending) => /^\d{1,2}\D/u.test(word) && word.endsWith(ending),
  );
  const isDay =
    (isOrdinal && ["", ...on, ...the].includes(before)) || (/^\d{1,2}$/u.test(word) && bare.includes(before));
  if (!isDay) return undefined;
  const date = numberOf(word, language);
  if (date === undefined || (tokens[index + 1] !== undefined && reads(tokens[index + 1]?.word, "talk")))
    return undefined;
  const day = days.find((known) => known.endsWith(`-${two(date)}`));
  return day === undefined ? undefined : { from: index, to: index + 1, day, isWhole: false };
};

function reads(word: string | undefined, other: string): boolean {
  return word === other || word === `${other}s`;
}

/** The place that an ordinal at an index names: 1 for "first", or "last". */
export function placeAt(index: number, { text, tokens, language, at }: Reading): number | "last" | undefined {
  if (at(index).includes("last")) return "last";
  const { word = "", end = 0 } = tokens[index] ?? {};
  const isOrdinal = language.ordinalEndings.includes(text.charAt(end)) && /^\d{1,2}$/u.test(word);
  if (isOrdinal) return Number(word);
  const place = language.ordinals.findIndex((forms) => forms.includes(word));
  return place === -1 ? undefined : place + 1;
}

/** The number that "three" or "3" is. */
export function cardinalOf(word: string, { cardinals }: Language): number | undefined {
  if (/^\d{1,2}$/u.test(word)) return Number(word);
  const place = cardinals.indexOf(word);
  return place === -1 ? undefined : place + 1;
}

function numberOf(word: string, { ordinalEndings }: Language): number | undefined {
  const [, digits, ending = ""] = /^(\d{1,2})(\D*)$/u.exec(word) ?? [];
  if (digits === undefined || !(ending === "" || ordinalEndings.includes(ending))) return undefined;
  const number = Number(digits);
  return number >= 1 && number <= 31 ? number : undefined;
}

function only(date: string, days: readonly string[]): string | undefined {
  return days.includes(date) ? date : undefined;
}

function dateOf(year: string, month: string, day: string): string | undefined {
  const date = `${year}-${two(Number(month))}-${two(Number(day))}`;
  return Number(month) <= 12 && Number(day) <= 31 ? date : undefined;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}

function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}
