import type { Programme, Talk } from "./talk.ts";
import { key } from "./text.ts";

/** How long a talk counts as running when nobody says when it ends and nothing follows in its room. */
const ASSUMED_MS = 3_600_000;

/** A talk that has a time and takes place. */
export type Scheduled = Talk & { readonly start: string };

/** A talk that is being given; `end` (ISO 8601) where it is known or what follows in the room shows it. */
export interface Running {
  readonly talk: Scheduled;
  readonly end?: string | undefined;
}

/** The talks that have a time and take place, the earliest first. */
function scheduled({ talks }: Programme): Scheduled[] {
  return talks.filter(isScheduled).toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start));
}

/** What is being given at an instant, by room. */
export function runningAt(programme: Programme, now: Date): Running[] {
  const all = scheduled(programme);
  return all
    .filter(({ start }) => Date.parse(start) <= now.getTime())
    .map((talk) => ({ talk, end: endOf(talk, all) }))
    .filter(({ talk, end }) => now.getTime() < Date.parse(end ?? talk.start) + (end ? 0 : ASSUMED_MS))
    .toSorted((a, b) => byRoom(a.talk, b.talk));
}

/** What begins after an instant and not later than `ms` milliseconds after it, by room. */
export function comingAfter(programme: Programme, now: Date, ms: number): Scheduled[] {
  return scheduled(programme)
    .filter(({ start }) => Date.parse(start) > now.getTime() && Date.parse(start) <= now.getTime() + ms)
    .toSorted(byRoom);
}

/** What begins next after an instant: all talks that begin together, by room. */
export function nextStart(programme: Programme, now: Date): Scheduled[] {
  const first = scheduled(programme).find(({ start }) => Date.parse(start) > now.getTime());
  return first ? comingAfter(programme, now, Date.parse(first.start) - now.getTime()) : [];
}

function isScheduled(talk: Talk): talk is Scheduled {
  return talk.start !== undefined && !talk.cancelled;
}

/** Without an end of its own a talk lasts until the next one in its room on its day. */
function endOf(talk: Scheduled, all: readonly Scheduled[]): string | undefined {
  if (talk.end !== undefined) return talk.end;
  const follower = all.find(
    (other) =>
      other.day === talk.day &&
      key(other.room ?? "") === key(talk.room ?? "") &&
      Date.parse(other.start) > Date.parse(talk.start),
  );
  return follower?.start;
}

function byRoom(a: Scheduled, b: Scheduled): number {
  const rooms = (a.room ?? "").localeCompare(b.room ?? "", "en", { numeric: true });
  return rooms === 0 ? Date.parse(a.start) - Date.parse(b.start) : rooms;
}
