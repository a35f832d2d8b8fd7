import { addDays } from "../../core/day.ts";
import { instantOf } from "../../core/instant.ts";

/** The instant of a start: `HH:MM` on a day in a zone, or an instant already. Undefined where clocks never show that time. */
export function startInstant(day: string, text: string, zone: string): string | undefined {
  return isClock(text) ? instantOf(day, text, zone) : new Date(text).toISOString();
}

/** The instant of an end, which is on the next day when that day's time is not after the start. */
export function endInstant(day: string, text: string, zone: string, start = ""): string | undefined {
  if (!isClock(text)) return new Date(text).toISOString();
  const sameDay = instantOf(day, text, zone);
  return sameDay !== undefined && sameDay > start ? sameDay : instantOf(addDays(day, 1), text, zone);
}

function isClock(text: string): boolean {
  return text.length === "HH:MM".length;
}
