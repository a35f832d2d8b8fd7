import type { Clock } from "../core/languages/language.ts";
import { words } from "../core/text.ts";
import { type ClockTime, HOUR, timeAt } from "./clock-times.ts";
import type { Calendar } from "./days.ts";
import type { Reading } from "./reading.ts";
import { isAt, isWithin, type Span } from "./tokens.ts";

/** A stretch of the day that a question names, in minutes since midnight; both ends are the same for one moment. */
export interface NamedHours extends Span {
  readonly starts?: number | undefined;
  readonly ends?: number | undefined;
  /** "this morning": a part of today. */
  readonly isToday: boolean;
}

const LAST_MINUTE = 24 * HOUR;
/** So early in the night the hour is the next day's. */
const SMALL_HOURS = 6 * HOUR;

/** Finds the hours that a question names: "after 3pm", "at 12:10", "between 10 and 12", "in the morning". */
export function findHours(reading: Reading, taken: readonly Span[]): NamedHours | undefined {
  const free = [...reading.tokens.keys()].filter((index) => !isWithin(taken, index));
  for (const index of free) {
    const time = clockAt(reading, index, taken);
    if (time) return inItsPart(time, reading, taken);
  }
  for (const index of free) {
    const part = partOfDay(reading, index, taken);
    if (part) return part;
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

/** "at 9:00 in the morning", "à 8h du soir", "abends um 8": the part of the day tells which of two hours is meant. */
function inItsPart(time: NamedHours, reading: Reading, taken: readonly Span[]): NamedHours {
  const found = partBehind(time, reading) ?? partBefore(time, reading, taken);
  if (!found) return time;
  const { from, to, isToday, part } = found;
  return { from, to, isToday, starts: shifted(time.starts, part), ends: shifted(time.ends, part) };
}

function partBehind({ from, to, isToday }: NamedHours, reading: Reading) {
  const { within } = reading.language.clock;
  const link = within.map(words).find((phrase) => isAt(reading, to, phrase));
  const adverb = partAt(reading, to);
  const found = adverb?.isAdverb ? adverb : link && partAt(reading, to + link.length);
  return found && { from, to: found.to, isToday, part: found.part };
}

function partBefore({ from, to }: NamedHours, reading: Reading, taken: readonly Span[]) {
  const { clock } = reading.language;
  for (const index of [from - 1, from - 2]) {
    const found = isWithin(taken, index) ? undefined : partAt(reading, index);
    if (found?.to !== from) continue;
    const asToday = endsBefore(reading, index, clock.this);
    const begin = asToday ?? endsBefore(reading, index, clock.within) ?? index;
    return { from: begin, to, isToday: asToday !== undefined, part: found.part };
  }
  return undefined;
}

function shifted(minutes: number | undefined, { from, to }: Clock["parts"][number]): number | undefined {
  if (minutes === undefined) return undefined;
  const half = minutes % (12 * HOUR);
  const isIn = (time: number): boolean => time >= from * HOUR && time <= to * HOUR;
  if (isIn(half)) return half;
  return to === 24 && half < SMALL_HOURS && !isIn(half + 12 * HOUR) ? half : half + 12 * HOUR;
}

/** "between 10 and 12", "from 9:00 to 11:30", "10-12 Uhr". */
function rangeFrom(reading: Reading, first: ClockTime): NamedHours | undefined {
  const { clock } = reading.language;
  const link = clock.to.map(words).find((phrase) => isAt(reading, first.to, phrase));
  const second = timeAt(reading, first.to + (link?.length ?? 0));
  if (!second || second.minutes <= first.minutes) return undefined;
  const { text, tokens } = reading;
  const isDash = /^\s*[-–]\s*$/u.test(text.slice(tokens[first.to - 1]?.end, tokens[second.from]?.start));
  const isOne = endsBefore(reading, first.from, clock.at) !== undefined;
  const isRange = second.isCertain && !isOne && (isDash || link !== undefined);
  const from = endsBefore(reading, first.from, clock.from) ?? (isRange ? first.from : undefined);
  return from === undefined
    ? undefined
    : { from, to: second.to, starts: first.minutes, ends: second.minutes, isToday: false };
}

/** "on Tuesday morning", "this afternoon", "le matin". */
function partOfDay(reading: Reading, index: number, taken: readonly Span[]): NamedHours | undefined {
  const { clock } = reading.language;
  const found = partAt(reading, index);
  if (!found) return undefined;
  const { part, to, isAdverb } = found;
  const hours = { to, starts: part.from * HOUR, ends: Math.min(part.to * HOUR, LAST_MINUTE) };
  const asToday = endsBefore(reading, index, clock.this);
  if (asToday !== undefined) return { ...hours, from: asToday, isToday: true };
  const isDays = isWithin(taken, index - 1) || isWithin(taken, to);
  const within = isAdverb ? index : endsBefore(reading, index, clock.within);
  if (isDays) return { ...hours, from: index, isToday: false };
  return within !== undefined && isEnd(reading, to, taken)
    ? { ...hours, from: within, isToday: false }
    : undefined;
}

function partAt(reading: Reading, index: number) {
  for (const part of reading.language.clock.parts) {
    const { names, adverbs = [] } = part;
    const name = [...adverbs, ...names].find((known) => isAt(reading, index, words(known)));
    if (name !== undefined) return { part, to: index + words(name).length, isAdverb: adverbs.includes(name) };
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
