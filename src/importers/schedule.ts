import { tzOffset } from "@date-fns/tz/tzOffset";
import { addDays } from "../core/day.ts";
import { instantInAnyCase } from "../core/instant.ts";
import type { Entry, When } from "./draft.ts";

const MINUTE = 60_000;
/** No slot takes longer; an end that lies further off is a slip. */
const LONGEST = 7 * 24 * 60 * MINUTE;

/** When a talk takes place, as the domain keeps it. */
export interface Slot {
  readonly day: string;
  readonly start?: string | undefined;
  readonly end?: string | undefined;
}

/** Works out day, start and end of an entry in a time zone (IANA name); undefined where the file names no day. */
export function slotOf(
  { start, end, minutes }: Pick<Entry, "start" | "end" | "minutes">,
  zone: string,
): Slot | undefined {
  if (!start) return undefined;
  const from = instantOfWhen(start, zone);
  if (from === undefined) return "day" in start ? { day: start.day } : undefined;
  const to = end ? endAfter(from, end, zone) : later(from, minutes);
  const length = to === undefined ? 0 : Date.parse(to) - Date.parse(from);
  return { day: localDay(from, zone), start: from, ...(length > 0 && length <= LONGEST && { end: to }) };
}

function instantOfWhen(when: When, zone: string): string | undefined {
  if ("at" in when) return when.at;
  return when.time === undefined ? undefined : instantInAnyCase(when.day, when.time, zone);
}

/** An end that is only a time, and earlier than the start, is on the next day. */
function endAfter(from: string, end: When, zone: string): string | undefined {
  const to = instantOfWhen(end, zone);
  if (to === undefined || to > from || "at" in end || end.day !== localDay(from, zone)) return to;
  return instantOfWhen({ ...end, day: addDays(end.day, 1) }, zone);
}

function later(instant: string, minutes: number | undefined): string | undefined {
  return minutes ? new Date(Date.parse(instant) + minutes * MINUTE).toISOString() : undefined;
}

/** Like `dayOf`, which builds a formatter each time: there may be a hundred thousand talks. */
function localDay(instant: string, zone: string): string {
  const at = new Date(instant);
  return new Date(at.getTime() + tzOffset(zone, at) * MINUTE).toISOString().slice(0, 10);
}
