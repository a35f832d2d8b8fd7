import type { Clock } from "../core/languages/language.ts";
import { words } from "../core/text.ts";
import type { Calendar } from "./days.ts";
import type { Reading } from "./reading.ts";
import { isWithin, type Span } from "./tokens.ts";

/** A stretch of the day that a question names, in minutes since midnight; both ends are the same for one moment. */
export interface NamedHours extends Span {
  readonly starts?: number | undefined;
  readonly ends?: number | undefined;
  /** "this morning": a part of today. */
  readonly isToday: boolean;
}

interface ClockTime extends Span {
  readonly minutes: number;
  /** It can't be anything else than a time of day, whatever stands before it. */
  readonly isCertain: boolean;
}

const HOUR = 60;
const LAST_MINUTE = 24 * HOUR;
/** A clock of twelve hours says less than this for hours of the afternoon. */
const EARLIEST = 8 * HOUR;
const TIME =
  /(?<hour>\d{1,2})(?:(?<sign>\s?[:h]\s?|\.)(?<minute>[0-5]\d))?\s?(?<half>[ap]\.?m\b\.?)?(?<unit>h(?:rs?|eures?)?\b|o['’]?\s?clock\b)?(?![\p{L}\p{N}]|[.,:]\d|\s?[°%€$])/iuy;

/** Finds the hours that a question names: "after 3pm", "at 12:10", "between 10 and 12", "in the morning". */
export function findHours(reading: Reading, taken: readonly Span[]): NamedHours | undefined {
  for (const index of reading.tokens.keys()) {
    if (isWithin(taken, index)) continue;
    const time = clockAt(reading, index, taken);
    const found = time ? inItsPart(time, reading) : partOfDay(reading, index, taken);
    if (found) return found;
  }
  return undefined;
}

/** "what's on now?", where nothing else is asked about. */
export function findNow(
  reading: Reading,
  taken: readonly Span[],
  { now, timezone }: Pick<Calendar, "now" | "timezone">,
): NamedHours | undefined {
  const { clock } = reading.language;
  for (const index of reading.tokens.keys()) {
    const phrase = clock.now.map(words).find((known) => isAt(reading, index, known));
    if (!phrase) continue;
    const span = { from: index, to: index + phrase.length };
    const isAlone = reading.tokens.every((_token, at) => isWithin([span], at) || isEnd(reading, at, taken));
    const minutes = clockIn(timezone)(now.toISOString());
    if (isAlone && reading.find("happen", "talk", "room", "present", "which", "about"))
      return { ...span, starts: minutes, ends: minutes, isToday: true };
  }
  return undefined;
}

function clockAt(reading: Reading, index: number, taken: readonly Span[]): NamedHours | undefined {
  const { clock } = reading.language;
  const time = timeAt(reading, index);
  if (!time) return undefined;
  const between = endsBefore(reading, index, clock.to) === undefined ? rangeFrom(reading, time) : undefined;
  if (between) return between;
  for (const [key, names] of [
    ["after", clock.after],
    ["before", clock.before],
    ["at", clock.at],
  ] as const) {
    const from = endsBefore(reading, index, names);
    if (from === undefined || !(time.isCertain || isEnd(reading, time.to, taken))) continue;
    return {
      from,
      to: time.to,
      isToday: false,
      ...(key !== "before" && { starts: time.minutes }),
      ...(key !== "after" && { ends: time.minutes }),
    };
  }
  if (!time.isCertain) return undefined;
  return { from: index, to: time.to, starts: time.minutes, ends: time.minutes, isToday: false };
}

/** "at 9:00 in the morning", "à 8h du soir": the part of the day tells which of two hours is meant. */
function inItsPart(time: NamedHours, reading: Reading): NamedHours {
  const { within, parts } = reading.language.clock;
  const link = within.map(words).find((phrase) => isAt(reading, time.to, phrase));
  const found = link && partAt(reading, time.to + link.length, { parts });
  if (!found) return time;
  const shifted = (minutes: number | undefined): number | undefined => {
    if (minutes === undefined) return undefined;
    const half = minutes % (12 * HOUR);
    return found.part.from < 12 ? half : half + 12 * HOUR;
  };
  return { ...time, to: found.to, starts: shifted(time.starts), ends: shifted(time.ends) };
}

/** "between 10 and 12", "from 9:00 to 11:30". */
function rangeFrom(reading: Reading, first: ClockTime): NamedHours | undefined {
  const { clock } = reading.language;
  const from = endsBefore(reading, first.from, clock.from);
  if (from === undefined) return undefined;
  const link = clock.to.map(words).find((phrase) => isAt(reading, first.to, phrase));
  const second = timeAt(reading, first.to + (link?.length ?? 0));
  if (!second || second.minutes <= first.minutes) return undefined;
  return { from, to: second.to, starts: first.minutes, ends: second.minutes, isToday: false };
}

function timeAt({ text, tokens }: Reading, index: number): ClockTime | undefined {
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
    isCertain: half !== "" || (minute !== "" && sign !== ".") || unit.toLowerCase().startsWith("o"),
  };
}

function onClock(told: number, half: string): number {
  const twelve = told % (12 * HOUR);
  if (half.startsWith("p")) return twelve + 12 * HOUR;
  if (half.startsWith("a")) return twelve;
  return told >= HOUR && told < EARLIEST ? told + 12 * HOUR : told;
}

/** "on Tuesday morning", "this afternoon", "le matin". */
function partOfDay(reading: Reading, index: number, taken: readonly Span[]): NamedHours | undefined {
  const { clock } = reading.language;
  const found = partAt(reading, index, clock);
  if (!found) return undefined;
  const { part, to } = found;
  const hours = { to, starts: part.from * HOUR, ends: Math.min(part.to * HOUR, LAST_MINUTE) };
  const asToday = endsBefore(reading, index, clock.this);
  if (asToday !== undefined) return { ...hours, from: asToday, isToday: true };
  const isDays = isWithin(taken, index - 1) || isWithin(taken, to);
  const within = endsBefore(reading, index, clock.within);
  if (isDays) return { ...hours, from: index, isToday: false };
  return within !== undefined && isEnd(reading, to, taken)
    ? { ...hours, from: within, isToday: false }
    : undefined;
}

function partAt(reading: Reading, index: number, { parts }: Pick<Clock, "parts">) {
  for (const part of parts) {
    for (const name of part.names.map(words)) {
      if (isAt(reading, index, name)) return { part, to: index + name.length };
    }
  }
  return undefined;
}

/** Nothing follows that could be what is counted: "at 3 on Monday", but not "after 3 years". */
function isEnd(reading: Reading, index: number, taken: readonly Span[]): boolean {
  return (
    index >= reading.tokens.length ||
    reading.isSilent(index) ||
    isWithin(taken, index) ||
    reading.at(index).length > 0
  );
}

/** Where one of these phrases begins that ends right before an index. */
function endsBefore(reading: Reading, index: number, phrases: readonly string[]): number | undefined {
  const found = phrases.map(words).filter((phrase) => isAt(reading, index - phrase.length, phrase));
  return found.length === 0 ? undefined : index - Math.max(...found.map(({ length }) => length));
}

function isAt({ tokens }: Reading, index: number, phrase: readonly string[]): boolean {
  return index >= 0 && phrase.every((word, offset) => tokens[index + offset]?.word === word);
}

/** Tells the minutes since midnight at which an instant falls in a time zone. */
export function clockIn(timezone: string): (instant: string | undefined) => number | undefined {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: timezone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return (instant) => {
    if (instant === undefined) return undefined;
    const [hour, minute] = format.format(new Date(instant)).split(":").map(Number);
    return (hour ?? 0) * HOUR + (minute ?? 0);
  };
}
