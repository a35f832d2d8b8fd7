import { dayName, dayOf } from "./day.ts";
import type { Moment } from "./reply.ts";

/** A moment in its own zone, for places that can't show the reader's: "Monday 22 August 2011, 11:00 (Europe/Berlin)". */
export function momentText({ at, zone, show }: Moment): string {
  const instant = new Date(at);
  const time = new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeStyle: "short" }).format(instant);
  return show === "time" ? time : `${dayName(dayOf(instant, zone))}, ${time} (${zone})`;
}
