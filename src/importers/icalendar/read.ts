import ICAL from "ical.js";
import { OperatorError } from "../../core/errors.ts";
import type { SkippedRow } from "../../core/import-report.ts";
import type { Conference, Draft, Entry } from "../draft.ts";
import { type Occurrence, occurrencesIn } from "./event.ts";
import { type Block, type Calendar, takeApart, valueIn } from "./lines.ts";
import { type Zones, zoneNamed } from "./time.ts";

/**
 * Reads a calendar of iCalendar (RFC 5545). Each event is read on its own, so one that is broken is skipped.
 * Throws OperatorError when the file ends before its calendar does.
 */
export function readICalendar(bytes: Uint8Array, name: string): Draft {
  const calendar = takeApart(bytes);
  if (!calendar.complete) throw new OperatorError(`${name}: the calendar has no end: is the file cut off?`);
  const zones = zonesIn(calendar.blocks);
  const skipped: SkippedRow[] = [];
  const found: Occurrence[] = [];
  for (const block of calendar.blocks.filter((candidate) => candidate.name === "VEVENT")) {
    try {
      found.push(...occurrencesIn(block, zones));
    } catch (error) {
      skipped.push({ place: `line ${block.line}`, reason: reasonOf(error) });
    }
  }
  const isCancelled = valueIn(calendar.lines, "METHOD")?.toUpperCase() === "CANCEL";
  const entries = withRooms(withOrganisers(valid(found))).map((entry) =>
    isCancelled ? { ...entry, cancelled: true } : entry,
  );
  return { conference: conferenceOf(calendar), entries, skipped };
}

function conferenceOf({ lines, blocks }: Calendar): Conference {
  const title = valueIn(lines, "X-WR-CALNAME") ?? valueIn(lines, "NAME") ?? valueIn(lines, "X-WR-CALDESC");
  const stated = valueIn(lines, "X-WR-TIMEZONE") ?? valueIn(lines, "TIMEZONE-ID");
  const used = blocks
    .flatMap((block) => block.lines)
    .find((line) => /^DTSTART;(?:[^:]*;)?TZID=/iu.test(line));
  const brought = blocks.find((block) => block.name === "VTIMEZONE");
  const [, tzid] = /TZID=([^:;]+)/iu.exec(used ?? "") ?? [];
  const names = [stated, tzid, brought && valueIn(brought.lines, "TZID")]
    .map(zoneNamed)
    .filter((zone) => zone !== undefined);
  return { title, timezone: names.find((zone) => !/^(?:Etc\/)?(?:UTC|GMT)$/iu.test(zone)) };
}

function zonesIn(blocks: readonly Block[]): Zones {
  const zones = new Map<string, ICAL.Timezone>();
  for (const { name, lines } of blocks) {
    const tzid = name === "VTIMEZONE" ? valueIn(lines, "TZID") : undefined;
    if (tzid === undefined || zoneNamed(tzid) !== undefined) continue;
    try {
      zones.set(tzid, new ICAL.Timezone(new ICAL.Component(ICAL.parse(lines.join("\r\n")))));
    } catch {
      // Times in a zone whose rules can't be read are what clocks at the workshop show.
    }
  }
  return zones;
}

/** The last version of each event, and of a repeated one those dates that were changed in place of those by the rule. */
function valid(found: readonly Occurrence[]): Occurrence[] {
  const changed = new Set(
    found.flatMap(({ uid, instead }) => (instead === undefined ? [] : `${uid} ${instead}`)),
  );
  const last = new Map<string, Occurrence>();
  for (const one of found) {
    if (one.instead === undefined && changed.has(`${one.uid} ${one.start}`)) continue;
    const same = versionKey(one);
    const before = last.get(same);
    if (!before || one.sequence >= before.sequence) last.set(same, one);
  }
  return [...last.values()];
}

/** Versions of one event have a UID and a title in common, and their numbers differ; some programs give one UID to all. */
function versionKey({ uid, instead, start, sequence, entry }: Occurrence): string {
  const which = sequence > 0 && uid !== "" ? (instead ?? "") : start;
  return [uid, which, entry.title, uid === "" ? entry.place : ""].join("\n");
}

/** An organiser is a speaker unless the same one stands at every event. */
function withOrganisers(found: readonly Occurrence[]): Entry[] {
  const names = new Set(found.map(({ organiser }) => organiser));
  return found.map(({ entry, organiser }) =>
    entry.people.length === 0 && organiser !== undefined && names.size > 1
      ? { ...entry, people: [{ name: organiser }] }
      : entry,
  );
}

/** "Room 5, Room 6" are two rooms where other events are in each of them; else it is the name of one. */
function withRooms(entries: readonly Entry[]): Entry[] {
  const known = new Set(entries.flatMap(({ rooms }) => rooms));
  return entries.map((entry) => {
    const parts = entry.rooms.flatMap((room) => room.split(/\s*,\s*/u));
    return parts.every((part) => known.has(part)) ? { ...entry, rooms: parts } : entry;
  });
}

function reasonOf(error: unknown): string {
  return `isn't an event of iCalendar: ${error instanceof Error ? error.message.split("\n")[0] : "it can't be read"}`;
}
