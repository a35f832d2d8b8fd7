import { z } from "zod";
import type { Conference } from "../draft.ts";
import { said } from "../said.ts";
import { readTime, readWhen } from "../when.ts";

/** What a schedule says of the conference: only what is taken from it. */
export const frabConference = z.object({
  title: said,
  acronym: said,
  start: said,
  end: said,
  venue: said,
  city: said,
  country: said,
  time_zone_name: said,
  timezone: said,
  day_change: said,
  url: said,
  base_url: said,
});

/** Maps the conference to our terms. */
export function toConference(given: z.output<typeof frabConference>): Conference {
  return {
    title: given.title || undefined,
    acronym: given.acronym || undefined,
    timezone: given.time_zone_name || given.timezone || undefined,
    firstDay: dayIn(given.start),
    lastDay: dayIn(given.end),
    venue: given.venue || undefined,
    city: given.city || undefined,
    country: given.country || undefined,
    url: given.url || given.base_url || undefined,
  };
}

/** When a day of this conference begins, `HH:MM`. */
export function dayChangeOf({ day_change: change }: z.output<typeof frabConference>): string {
  return readTime(change) ?? "00:00";
}

/** The day as it is written, whatever the offset behind it: organisers mean the day at the place. */
function dayIn(text: string): string | undefined {
  const when = readWhen(text.slice(0, 10));
  return when && "day" in when ? when.day : undefined;
}
