import { isWeekend } from "date-fns/isWeekend";
import { addDays, dayOf } from "../core/day.ts";
import { instantInAnyCase } from "../core/instant.ts";
import { days } from "../core/programme.ts";
import type { DigestOrder, Due } from "../core/subscription.ts";
import type { Programme } from "../core/talk.ts";

/** What decides when digests are due. */
type Timing = Pick<DigestOrder, "mode" | "time" | "start">;

/**
 * All digests of an order with the instants at which they are due, in order. Pure: the clock decides nothing here.
 * A local time that the zone leaves out (clocks go forward) counts as the instant just as long after the change; one
 * that it has twice (clocks go back) counts as the first.
 */
export function schedule(order: Timing, programme: Programme): Due[] {
  const zone = programme.workshop.timezone;
  const posted = postingDays(order, programme);
  return days(programme).map((day, index) => ({
    day,
    at: instantInAnyCase(posted[index] ?? day, order.time, zone),
  }));
}

/** The first digest after a workshop day, or the very first. */
export function dueAfter(order: Timing, programme: Programme, day: string | undefined): Due | undefined {
  return schedule(order, programme).find((due) => day === undefined || due.day > day);
}

/** The first digest that is due after an instant. */
export function nextAfter(order: Timing, programme: Programme, now: Date): Due | undefined {
  return schedule(order, programme).find(({ at }) => Date.parse(at) > now.getTime());
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

function postingDays({ mode, start }: Pick<Timing, "mode" | "start">, programme: Programme): string[] {
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
