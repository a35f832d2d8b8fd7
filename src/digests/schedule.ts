import { TZDate } from "@date-fns/tz";
import { isWeekend } from "date-fns";
import { addDays, dayOf } from "../core/day.ts";
import { days } from "../core/programme.ts";
import type { DigestOrder, Due } from "../core/subscription.ts";
import type { Programme } from "../core/talk.ts";

/**
 * All digests of an order with the instants at which they are due, in order. Pure: the clock decides nothing here.
 * A local time that the zone leaves out (clocks go forward) counts as the instant just as long after the gap began; one
 * that it has twice (clocks go back) counts as the first.
 */
export function schedule(order: Pick<DigestOrder, "mode" | "time" | "start">, programme: Programme): Due[] {
  const zone = programme.workshop.timezone;
  const posted = postingDays(order, programme);
  return days(programme).map((day, index) => ({
    day,
    at: instantOf(posted[index] ?? day, order.time, zone),
  }));
}

/** The first digest after a workshop day, or the very first. */
export function dueAfter(
  order: Pick<DigestOrder, "mode" | "time" | "start">,
  programme: Programme,
  day: string | undefined,
): Due | undefined {
  return schedule(order, programme).find((due) => day === undefined || due.day > day);
}

/** A first day of a replay together with the digest that it makes the next one. */
export interface Start {
  readonly start: string;
  readonly next: Due;
}

/**
 * The earliest first day with which a replay tells a workshop day (by default its first) after `now`. Going on with a
 * replay that stood still is the same thing as having begun it later.
 */
export function replayStart(
  order: Pick<DigestOrder, "mode" | "time">,
  programme: Programme,
  now: Date,
  day: string | undefined = days(programme)[0],
): Start | undefined {
  const length = days(programme).length;
  const today = dayOf(now, programme.workshop.timezone);
  // A weekday replay takes seven calendar days for five, so twice the length covers every start.
  for (let offset = -2 * length - 2; offset <= 3; offset += 1) {
    const start = addDays(today, offset);
    const next = schedule({ ...order, start }, programme).find((due) => due.day === day);
    if (next && Date.parse(next.at) > now.getTime()) return { start, next };
  }
  return undefined;
}

/** The first digest that is due after an instant. */
export function nextAfter(
  order: Pick<DigestOrder, "mode" | "time" | "start">,
  programme: Programme,
  now: Date,
): Due | undefined {
  return schedule(order, programme).find(({ at }) => Date.parse(at) > now.getTime());
}

/** The instant (ISO 8601, UTC) of a local day and time in a zone. */
export function instantOf(day: string, time: string, zone: string): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return new Date(new TZDate(year, month - 1, date, hour, minute, zone).getTime()).toISOString();
}

function postingDays({ mode, start }: Pick<DigestOrder, "mode" | "start">, programme: Programme): string[] {
  const all = days(programme);
  if (mode === "live") return all;
  if (mode === "next-morning") return all.map((day) => addDays(day, 1));
  const first = start ?? programme.workshop.firstDay;
  return mode === "replay"
    ? all.map((_day, index) => addDays(first, index))
    : weekdaysFrom(first, all.length);
}

function weekdaysFrom(first: string, count: number): string[] {
  const found: string[] = [];
  for (let offset = 0; found.length < count; offset += 1) {
    const day = addDays(first, offset);
    if (!isWeekend(new Date(`${day}T12:00:00`))) found.push(day);
  }
  return found;
}
