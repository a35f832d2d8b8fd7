import { z } from "zod";
import type { SkippedRow } from "../../core/import-report.ts";
import { cleanTexts } from "../clean-text.ts";
import type { Draft, Entry } from "../draft.ts";
import { linkOf } from "../links.ts";
import { listOf, said } from "../said.ts";
import { readMinutes, readWhen } from "../when.ts";

const event = z.object({
  code: said,
  title: said,
  start: said,
  duration: said,
  event_type: said,
  session_type: said,
  abstract: said,
  description: said,
  track: said,
  website_url: said,
  youtube_url: said,
  room: said,
  rooms: listOf(said).catch([]),
  speakers: listOf(z.object({ name: said }).catch({ name: "" })).catch([]),
});

const file = z.object({ days: z.record(z.iso.date(), z.object({ events: z.array(z.unknown()) })) });

/** True for a programme that stands by days, each with its events (https://github.com/EuroPython/programapi). */
export function isEuroPython(document: unknown): boolean {
  return file.safeParse(document).success;
}

/** Reads the schedule that EuroPython makes of its pretalx: events by day, each in one or more rooms. */
export function readEuroPython(document: unknown): Draft {
  const entries: Entry[] = [];
  const skipped: SkippedRow[] = [];
  for (const [day, { events }] of Object.entries(file.parse(document).days)) {
    for (const [index, given] of events.entries()) {
      const place = `days["${day}"].events[${index}]`;
      const parsed = event.safeParse(given);
      if (!parsed.success) skipped.push({ place, reason: "isn't an event" });
      else if (parsed.data.start !== "" && !readWhen(parsed.data.start))
        skipped.push({ place, reason: "its start can't be read" });
      else entries.push(toEntry(parsed.data, place, day));
    }
  }
  return { conference: {}, entries, skipped };
}

function toEntry(given: z.output<typeof event>, place: string, day: string): Entry {
  return {
    place,
    title: given.title,
    code: given.code || undefined,
    text: cleanTexts([given.abstract, given.description]),
    people: given.speakers,
    start: readWhen(given.start) ?? { day },
    minutes: readMinutes(given.duration),
    rooms: given.rooms.length > 0 ? given.rooms : [given.room],
    track: given.track,
    type: given.session_type,
    topics: [],
    links: [...linkOf(given.website_url, "Page of the talk"), ...linkOf(given.youtube_url, "Recording")],
    service: given.event_type.toLowerCase() === "break",
  };
}
