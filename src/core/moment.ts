import { dayName } from "./day.ts";
import type { Moment } from "./reply.ts";

/** Making a formatter takes far longer than using it, and a list shows many moments of few zones. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** A moment in its own zone, for places that can't show the reader's: "Monday 22 August 2011, 11:00 (Europe/Berlin)". */
export function momentText({ at, zone, show }: Moment): string {
  const [day = "", time = ""] = formatIn(zone).format(new Date(at)).split(" ");
  return show === "time" ? time : `${dayName(day)}, ${time} (${zone})`;
}

function formatIn(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  // Sweden writes ISO 8601: "2011-08-22 11:00".
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
  formats.set(zone, format);
  return format;
}
