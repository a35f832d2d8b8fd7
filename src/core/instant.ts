import { tzOffset } from "@date-fns/tz/tzOffset";

const DAY = 86_400_000;
const MINUTE = 60_000;

/**
 * The instant (ISO 8601 in UTC) at which clocks in a zone (IANA name) show a time (`HH:MM`) on a day (`YYYY-MM-DD`).
 * The first of two where they are set back; undefined where they are set forward past it. It asks for the offsets
 * around that day rather than building a local date, so the zone of this machine has no say.
 */
export function instantOf(day: string, time: string, zone: string): string | undefined {
  const asIfUtc = Date.parse(`${day}T${time}:00Z`);
  const offsets = [-DAY, DAY].map((shift) => tzOffset(zone, new Date(asIfUtc + shift)));
  const instants = offsets
    .map((offset) => ({ offset, at: new Date(asIfUtc - offset * MINUTE) }))
    .filter(({ offset, at }) => tzOffset(zone, at) === offset)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
  return instants[0]?.at.toISOString();
}

/**
 * Like `instantOf`, for a time that has to come in any case: one that clocks are set forward past counts as just as long
 * after the change.
 */
export function instantInAnyCase(day: string, time: string, zone: string): string {
  const asIfUtc = Date.parse(`${day}T${time}:00Z`);
  const before = tzOffset(zone, new Date(asIfUtc - DAY));
  return instantOf(day, time, zone) ?? new Date(asIfUtc - before * MINUTE).toISOString();
}
