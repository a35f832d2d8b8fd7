import { cleanTexts } from "../clean-text.ts";
import type { Conference, Draft, Entry, When } from "../draft.ts";
import { linkOf } from "../links.ts";
import { readMinutes, readWhen } from "../when.ts";
import { type Records, sortRecords } from "./records.ts";
import type { PretalxSlot, Submission } from "./schema.ts";

const ACCEPTED = new Set(["", "accepted", "confirmed", "canceled", "cancelled"]);

/**
 * Reads what pretalx gives over its interface, older or newer: submissions, and speakers, slots, rooms and tracks where these
 * stand on pages of their own. Talks that were not accepted are only counted.
 */
export function readPretalx(documents: readonly unknown[]): Draft {
  const records = sortRecords(documents);
  const accepted = records.submissions.filter(({ submission }) =>
    ACCEPTED.has(submission.state.toLowerCase()),
  );
  return {
    conference: conferenceOf(records),
    entries: [
      ...accepted.flatMap(({ submission, place }) => entriesOf(submission, place, records)),
      ...records.slots.filter(isBreak).map(breakOf),
    ],
    skipped: records.skipped,
    unaccepted: records.submissions.length - accepted.length,
    notes: missing(
      accepted.map(({ submission }) => submission),
      records,
    ),
  };
}

/** What newer versions keep on pages of their own, when these weren't given. */
function missing(submissions: readonly Submission[], { speakers, slots }: Records): string[] {
  const codes = submissions.flatMap((submission) =>
    submission.speakers.filter(({ name }) => name === "").map(({ code }) => code),
  );
  const unnamed = new Set(codes.filter((code) => !speakers.has(code))).size;
  const unplaced = submissions.some((submission) =>
    submission.slots.some((slot) => typeof slot === "string"),
  );
  return [
    ...(unnamed > 0
      ? [`${unnamed} speakers are only known by a code: import the page of speakers along with this one.`]
      : []),
    ...(unplaced && slots.length === 0
      ? ["Times and rooms are on the pages of slots and rooms: import these along with it."]
      : []),
  ];
}

/** A talk once for each slot that it has; once without a time when it has none. */
function entriesOf(submission: Submission, place: string, records: Records): Entry[] {
  const entry = entryOf(submission, place, records);
  const slots = slotsOf(submission, records).toSorted((a, b) => a.start.localeCompare(b.start));
  if (slots.length === 0) return [entry];
  return slots.map(
    (slot, index): Entry => ({
      ...entry,
      code: index === 0 || entry.code === undefined ? entry.code : `${entry.code}/${index + 1}`,
      start: timeIn(slot.start),
      end: timeIn(slot.end),
      minutes: readMinutes(slot.duration) ?? entry.minutes,
      rooms: [nameOf(slot.room, records.rooms)],
    }),
  );
}

function entryOf(submission: Submission, place: string, { speakers, tracks, types }: Records): Entry {
  return {
    place,
    title: submission.title,
    code: submission.code || undefined,
    text: cleanTexts([submission.abstract, submission.description]),
    people: submission.speakers.map(({ code, name }) => ({ name: name || (speakers.get(code) ?? "") })),
    minutes: readMinutes(submission.duration),
    rooms: [],
    track: nameOf(submission.track, tracks),
    type: nameOf(submission.submission_type, types),
    language: submission.content_locale,
    topics: submission.tags,
    links: submission.resources.flatMap(({ resource, link, url, description }) =>
      linkOf(link || url || resource, description),
    ),
    cancelled: /^cancell?ed$/iu.test(submission.state),
    service: submission.code === "" && submission.speakers.length === 0,
  };
}

/** The slots of a submission: within it (`slot`, `slots`), or on a page of their own, which may hold older schedules too. */
function slotsOf(submission: Submission, { slots }: Records): PretalxSlot[] {
  const { room, start, end, duration } = submission;
  const own = { id: undefined, room, start, end, duration, submission: undefined, description: "" };
  const ids = submission.slots.filter((slot) => typeof slot === "string");
  const within = submission.slots.filter((slot) => typeof slot !== "string");
  const listed = slots.filter(({ id, submission: code }) =>
    ids.length > 0 && id !== undefined ? ids.includes(id) : code === submission.code,
  );
  return [own, ...within, ...(submission.slot ? [submission.slot] : []), ...listed].filter(
    (slot, index, all) => slot.start !== "" && all.findIndex((other) => other.start === slot.start) === index,
  );
}

function isBreak({ submission, start }: PretalxSlot): boolean {
  return (submission === null || submission === undefined) && start !== "";
}

function breakOf({ start, end, description }: PretalxSlot, index: number): Entry {
  return {
    place: `slot ${index + 1}`,
    title: description,
    text: "",
    people: [],
    start: timeIn(start),
    end: timeIn(end),
    rooms: [],
    topics: [],
    links: [],
    service: true,
  };
}

function nameOf({ id, name }: Submission["room"], names: ReadonlyMap<string, string>): string {
  return name || (id === undefined ? "" : (names.get(id) ?? (/^\d+$/u.test(id) ? "" : id)));
}

function timeIn(text: string): When | undefined {
  return text === "" ? undefined : readWhen(text);
}

function conferenceOf({ event }: Records): Conference {
  return {
    title: event?.name || undefined,
    acronym: event?.slug || undefined,
    timezone: event?.timezone || undefined,
    firstDay: (event?.date_from || event?.event_start)?.slice(0, 10) || undefined,
    lastDay: (event?.date_to || event?.event_end)?.slice(0, 10) || undefined,
  };
}
