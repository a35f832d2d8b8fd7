import { dayName } from "../../core/day.ts";
import { encode } from "../../core/invocation.ts";
import { days, talksOn } from "../../core/programme.ts";
import { type Programme, reference, type Talk } from "../../core/talk.ts";
import type { Box, DayPicture, Row } from "./protocol.ts";

const MINUTE = 60_000;
/** How long a talk is drawn whose end isn't known, in minutes. */
const USUAL = 45;
const SHORTEST = 5;
const HOUR = 60;

interface Timed {
  readonly talk: Talk;
  readonly start: number;
  readonly end: number;
}

/** A programme as one picture a day: rooms (or else tracks) as rows, talks as boxes over time. Pure. */
export function pictures(programme: Programme): DayPicture[] {
  return days(programme).map((day) => picture(day, programme));
}

function picture(day: string, programme: Programme): DayPicture {
  const talks = talksOn(programme, day);
  const { timezone } = programme.workshop;
  const timed = timesOf(talks);
  const begin = Math.min(...timed.map(({ start }) => start)) || 0;
  const first = begin - (begin % (HOUR * MINUTE));
  const last = Math.max(first, ...timed.map(({ end }) => end));
  const length = Math.ceil((last - first) / MINUTE);
  return {
    day,
    name: dayName(day),
    talks: talks.length,
    hours: hoursFrom(first, length, timezone),
    length,
    rows: rowsOf(timed, first, timezone),
    untimed: talks
      .filter(({ start }) => start === undefined)
      .map((talk) => ({ ...box(talk), at: 0, lasts: 0, lane: 0 })),
  };
}

/** Talks with a start; an unknown end is the start of the next talk in the same row, or a usual length later. */
function timesOf(talks: readonly Talk[]): Timed[] {
  const begun = talks
    .flatMap((talk) => (talk.start === undefined ? [] : [{ talk, start: Date.parse(talk.start) }]))
    .toSorted((a, b) => a.start - b.start);
  return begun.map(({ talk, start }) => {
    const next = begun.find((other) => other.start > start && rowName(other.talk) === rowName(talk));
    const usual = Math.min(next?.start ?? Number.POSITIVE_INFINITY, start + USUAL * MINUTE);
    const end = talk.end === undefined ? usual : Date.parse(talk.end);
    return { talk, start, end: Math.max(end, start + SHORTEST * MINUTE) };
  });
}

function rowsOf(timed: readonly Timed[], first: number, timezone: string): Row[] {
  const names = [...new Set(timed.map(({ talk }) => rowName(talk)))].toSorted((a, b) =>
    a.localeCompare(b, "en", { numeric: true }),
  );
  return names.map((name) => {
    const mine = timed.filter(({ talk }) => rowName(talk) === name);
    const boxes = inLanes(mine).map(({ talk, start, end, lane }) => ({
      ...box(talk),
      from: clock(start, timezone),
      to: talk.end === undefined ? undefined : clock(end, timezone),
      at: (start - first) / MINUTE,
      lasts: (end - start) / MINUTE,
      lane,
    }));
    return { name, lanes: 1 + Math.max(0, ...boxes.map(({ lane }) => lane)), boxes };
  });
}

/** Gives each talk the first lane that is free when it starts. */
function inLanes(timed: readonly Timed[]): (Timed & { lane: number })[] {
  const ends: number[] = [];
  return timed.map((one) => {
    const free = ends.findIndex((end) => end <= one.start);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = one.end;
    return { ...one, lane };
  });
}

function box(talk: Talk): Pick<Box, "value" | "title" | "people" | "cancelled"> {
  return {
    value: encode({ command: "talk", args: { query: reference(talk) } }) ?? `talk ${talk.id}`,
    title: talk.title,
    people: talk.presenters.map(({ name }) => name).join(", "),
    cancelled: talk.cancelled === true,
  };
}

function rowName({ room, track }: Talk): string {
  return room ?? track ?? "";
}

function hoursFrom(first: number, length: number, timezone: string): DayPicture["hours"] {
  return Array.from({ length: Math.ceil(length / HOUR) }, (_, index) => ({
    label: clock(first + index * HOUR * MINUTE, timezone),
    at: index * HOUR,
  }));
}

function clock(instant: number, timezone: string): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone: timezone, timeStyle: "short" }).format(instant);
}
