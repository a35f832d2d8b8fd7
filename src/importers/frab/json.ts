import { z } from "zod";
import { OperatorError } from "../../core/errors.ts";
import type { SkippedRow } from "../../core/import-report.ts";
import type { Draft, Entry } from "../draft.ts";
import { listOf, said } from "../said.ts";
import { dayChangeOf, frabConference, toConference } from "./conference.ts";
import { type Around, frabDay, frabEvent, toEntry } from "./event.ts";

const file = z.object({ schedule: z.looseObject({ conference: z.looseObject({}).catch({}) }) });
/** Some leave the outermost field out. */
const bare = z.looseObject({ conference: z.looseObject({ days: z.array(z.unknown()) }) });
const roomsByName = z.record(z.string(), listOf(z.unknown()));
const roomList = listOf(
  z.looseObject({ name: said, event: listOf(z.unknown()).catch([]), events: listOf(z.unknown()).catch([]) }),
);
const dayShape = z.looseObject({
  rooms: z.unknown().optional(),
  room: roomList.catch([]),
  event: listOf(z.unknown()).catch([]),
});

interface RoomOfEvents {
  readonly room: string;
  readonly path: string;
  readonly events: readonly unknown[];
}

/** True for a document that holds a schedule as `readFrabJson` reads it. */
export function isFrabJson(document: unknown): boolean {
  return z.union([z.object({ schedule: z.object({}) }), bare]).safeParse(document).success;
}

/**
 * Reads a schedule.json of frab, pretalx or c3voc (https://github.com/voc/schedule), or a schedule.xml that somebody turned
 * into JSON, where attributes have a mark before their name and a single element stands in place of a list.
 * Throws OperatorError when it has no days.
 */
export function readFrabJson(document: unknown): Draft {
  const whole = bare.safeParse(document).success ? { schedule: document } : document;
  const { schedule } = file.parse(unmarked(whole));
  const { conference } = schedule;
  const about = frabConference.parse({
    ...conference,
    base_url: schedule["base_url"] ?? conference["base_url"],
  });
  const [days, path] = daysIn(conference, "schedule.conference") ?? daysIn(schedule, "schedule") ?? [];
  if (!days) throw new OperatorError("This schedule.json has no days in it.");
  const fixed = { dayChange: dayChangeOf(about), base: about.base_url || about.url };
  const rows: Row[] = days.flatMap((given, number) => {
    const day = frabDay.parse(given);
    return roomsOf(given).flatMap(({ room, path: below, events }) =>
      events.map((event, index) => ({
        event,
        around: { ...fixed, place: `${path}[${number}].${below}[${index}]`, day, room },
      })),
    );
  });
  rows.push(...flatRows(schedule["events"], fixed));
  const tracks = trackNames(conference);
  const entries: Entry[] = [];
  const skipped: SkippedRow[] = [];
  for (const { event, around } of rows) {
    const entry = readEvent(event, around);
    if (typeof entry === "string") skipped.push({ place: around.place, reason: entry });
    else entries.push({ ...entry, track: tracks.get(entry.track ?? "") ?? entry.track });
  }
  return { conference: toConference(about), entries, skipped };
}

interface Row {
  readonly event: unknown;
  readonly around: Around;
}

/** Newer files of c3voc have all events in one list, outside of days and rooms. */
function flatRows(events: unknown, fixed: Pick<Around, "dayChange" | "base">): Row[] {
  const list = Array.isArray(events) ? events : [];
  return list.map((event: unknown, index) => ({
    event,
    around: { ...fixed, place: `schedule.events[${index}]`, day: frabDay.parse({}), room: "" },
  }));
}

/** Their events name tracks by a short form. */
function trackNames({ tracks }: Record<string, unknown>): ReadonlyMap<string, string> {
  const { data = [] } = listOf(z.object({ slug: said, name: said })).safeParse(tracks);
  return new Map(data.filter(({ slug }) => slug !== "").map(({ slug, name }) => [slug, name]));
}

function readEvent(event: unknown, around: Around): Entry | string {
  const parsed = frabEvent.safeParse(event);
  return parsed.success ? toEntry(parsed.data, around) : "isn't an event";
}

function daysIn(
  parent: Record<string, unknown>,
  path: string,
): [Record<string, unknown>[], string] | undefined {
  for (const name of ["days", "day"]) {
    const days = listOf(z.looseObject({})).safeParse(parent[name]).data;
    if (days && days.length > 0) return [days, `${path}.${name}`];
  }
  return undefined;
}

function roomsOf(given: unknown): RoomOfEvents[] {
  const day = dayShape.parse(given);
  const byName = Array.isArray(day.rooms) ? undefined : roomsByName.safeParse(day.rooms).data;
  const list = Array.isArray(day.rooms) ? roomList.catch([]).parse(day.rooms) : day.room;
  return [
    ...Object.entries(byName ?? {}).map(([room, events]) => ({
      room,
      path: `rooms[${JSON.stringify(room)}]`,
      events,
    })),
    ...list.map(({ name, event, events }, index) => ({
      room: name,
      path: Array.isArray(day.rooms) ? `rooms[${index}].events` : `room[${index}].event`,
      events: events.length > 0 ? events : event,
    })),
    { room: "", path: "event", events: day.event },
  ];
}

/** Takes the mark of an attribute (`-id`, `@id`, `@_id`) off the names of fields, and text to `#text`. */
function unmarked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unmarked);
  const fields = z.record(z.string(), z.unknown()).safeParse(value).data;
  if (!fields) return value;
  const attributes = z.record(z.string(), z.unknown()).safeParse(fields["$"] ?? fields["_attributes"]).data;
  return Object.fromEntries(
    Object.entries({ ...attributes, ...fields }).map(([name, inner]) => [plainName(name), unmarked(inner)]),
  );
}

function plainName(name: string): string {
  if (["_", "$t", "_text", "__text", "#cdata-section"].includes(name)) return "#text";
  return name.replace(/^(?:@_|@|-|_)(?=[a-z])/iu, "");
}
