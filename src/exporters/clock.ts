import { tzOffset } from "@date-fns/tz/tzOffset";

const MINUTE = 60_000;

/** What clocks show somewhere at an instant. */
export interface Shown {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** `HH:MM`. */
  readonly time: string;
  /** ISO 8601 with the offset there: `2011-08-22T09:30:00+02:00`. */
  readonly iso: string;
}

/** What clocks in a zone (IANA name) show at an instant (ISO 8601). */
export function shownIn(zone: string, instant: string): Shown {
  const at = new Date(instant);
  const offset = tzOffset(zone, at);
  const local = new Date(at.getTime() + offset * MINUTE).toISOString().slice(0, 19);
  const suffix = `${offset < 0 ? "-" : "+"}${hoursAndMinutes(Math.abs(offset))}`;
  return { day: local.slice(0, 10), time: local.slice(11, 16), iso: `${local}${suffix}` };
}

/** A length in minutes as `HH:MM`. */
export function hoursAndMinutes(minutes: number): string {
  return [minutes / 60, minutes % 60].map((part) => String(Math.floor(part)).padStart(2, "0")).join(":");
}
