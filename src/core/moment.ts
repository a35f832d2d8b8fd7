import { dayName } from "./day.ts";
import type { Moment } from "./reply.ts";

/** A moment in its own zone, for places that can't show the reader's: "Monday 22 August 2011, 11:00 (Europe/Berlin)". */
export function momentText({ at, zone, show }: Moment): string {
  // Sweden writes ISO 8601: "2011-08-22 11:00".
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
  const [day = "", time = ""] = format.format(new Date(at)).split(" ");
  return show === "time" ? time : `${dayName(day)}, ${time} (${zone})`;
}
