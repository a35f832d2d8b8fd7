import { addDays } from "../core/day.ts";
import { instantInAnyCase } from "../core/instant.ts";
import { days, talksOn } from "../core/programme.ts";
import type { Programme, Talk, Workshop } from "../core/talk.ts";
import { hoursAndMinutes, shownIn } from "./clock.ts";
import { uriOf } from "./uri.ts";
import { uuidOf } from "./uuid.ts";

const MINUTE = 60_000;
/** The schema allows no other names of zones. */
const ZONE_NAME = /^[A-Z][a-z]+\/[A-Z][a-z]+|UTC$/u;

/**
 * A programme as schedule.json, which the apps of conferences read; it keeps to the schema of c3voc
 * (https://github.com/voc/schedule/blob/main/validator/json/schema.json). A talk of which only the order is known stands at
 * midnight with a length of zero. What the format has no field for (topics, facts) is within the description, or left out.
 */
export function toScheduleJson(programme: Programme): string {
  const { workshop, talks } = programme;
  const dayList = days(programme);
  const numbers = new Map(talks.map((talk, index) => [talk.id, index + 1]));
  const link = workshop.links[0];
  const schedule = {
    version: "1.0",
    conference: {
      acronym: acronymOf(workshop.id),
      title: workshop.name,
      start: workshop.firstDay,
      end: workshop.lastDay,
      daysCount: dayList.length,
      timeslot_duration: "00:05",
      ...(ZONE_NAME.test(workshop.timezone) && { time_zone_name: workshop.timezone }),
      ...(link && { url: uriOf(link.url) }),
      days: dayList.map((day, index) => ({
        index: index + 1,
        date: day,
        day_start: midnight(day, workshop),
        day_end: midnight(addDays(day, 1), workshop),
        rooms: byRoom(talksOn(programme, day), workshop, numbers),
      })),
    },
  };
  return `${JSON.stringify({ generator: { name: "Rapporteur" }, schedule }, null, 2)}\n`;
}

function byRoom(talks: readonly Talk[], workshop: Workshop, numbers: ReadonlyMap<string, number>) {
  const rooms = new Map<string, unknown[]>();
  for (const talk of talks) {
    const room = roomOf(talk, workshop);
    const events = rooms.get(room) ?? [];
    events.push(eventOf(talk, room, workshop, numbers.get(talk.id) ?? 1));
    rooms.set(room, events);
  }
  return Object.fromEntries(rooms);
}

function eventOf(talk: Talk, room: string, workshop: Workshop, number: number) {
  const guid = uuidOf(talk.guid ?? `${workshop.id}/${talk.id}`);
  const start = talk.start === undefined ? undefined : shownIn(workshop.timezone, talk.start);
  return {
    guid,
    id: number,
    ...(talk.code !== undefined && /^[A-Z0-9]+$/u.test(talk.code) && { code: talk.code }),
    date: start?.iso ?? midnight(talk.day, workshop),
    start: start?.time ?? "00:00",
    ...(talk.end !== undefined && { end: shownIn(workshop.timezone, talk.end).iso }),
    duration: durationOf(talk),
    room,
    slug: `${workshop.id}-${talk.id}`,
    url: talk.links[0] ? uriOf(talk.links[0].url) : `urn:uuid:${guid}`,
    title: talk.cancelled ? `[CANCELLED] ${talk.title}` : talk.title,
    subtitle: null,
    track: talk.track ?? null,
    type: talk.kind,
    language: talk.language ?? null,
    abstract: talk.summary,
    description: talk.facts.map((fact) => `• ${fact}`).join("\n"),
    persons: talk.presenters.map(({ id, name }) => ({ guid: uuidOf(`presenter:${id}`), name })),
    links: talk.links.map(({ label, url }) => ({ url: uriOf(url), title: label })),
  };
}

function roomOf({ room }: Talk, { venue }: Workshop): string {
  return room ?? venue ?? "Main room";
}

function durationOf({ start, end }: Talk): string {
  return hoursAndMinutes(
    start === undefined || end === undefined ? 0 : (Date.parse(end) - Date.parse(start)) / MINUTE,
  );
}

function midnight(day: string, { timezone }: Workshop): string {
  return shownIn(timezone, instantInAnyCase(day, "00:00", timezone)).iso;
}

/** The schema asks for at least four of `a-z`, `0-9` and `_`. */
function acronymOf(id: string): string {
  return id.replace(/-/gu, "_").padEnd(4, "_");
}
