import { z } from "zod";
import type { SkippedRow } from "../../core/import-report.ts";
import {
  eventSchema,
  namedSchema,
  type PretalxSlot,
  type Submission,
  slotSchema,
  speakerSchema,
  submissionSchema,
} from "./schema.ts";

/** What several pages of the interface hold together. */
export interface Records {
  readonly submissions: { submission: Submission; place: string }[];
  /** Names of speakers by code. */
  readonly speakers: Map<string, string>;
  /** Names of rooms, tracks and kinds of submissions, each by id. */
  readonly rooms: Map<string, string>;
  readonly tracks: Map<string, string>;
  readonly types: Map<string, string>;
  readonly slots: PretalxSlot[];
  readonly skipped: SkippedRow[];
  event: z.output<typeof eventSchema> | undefined;
}

const dictionary = z.record(z.string(), z.unknown());

/** True for a document that this importer reads: a page of results, a list of records, or the schedule of the widget. */
export function isPretalx(document: unknown): boolean {
  return documentsIn(document)
    .flatMap(pagesOf)
    .some(({ records }) => records.some((record) => kindOf(record) !== undefined));
}

/** Sorts the records of several documents by what they are; in which order and on which pages makes no difference. */
export function sortRecords(given: readonly unknown[]): Records {
  const documents = given.flatMap(documentsIn);
  const sorted: Records = {
    submissions: [],
    speakers: new Map(),
    rooms: new Map(),
    tracks: new Map(),
    types: new Map(),
    slots: [],
    skipped: [],
    event: undefined,
  };
  for (const [number, document] of documents.entries()) {
    for (const { path, records } of pagesOf(document)) {
      for (const [index, record] of records.entries()) {
        const place = `${documents.length > 1 ? `document ${number + 1}, ` : ""}${path}[${index}]`;
        if (!take(record, place, sorted)) sorted.skipped.push({ place, reason: "isn't a record of pretalx" });
      }
    }
    const event = eventSchema.safeParse(document).data;
    if (event && event.timezone !== "") sorted.event ??= event;
  }
  return sorted;
}

type Kind = "submission" | "speaker" | "slot" | "room" | "track" | "type" | "tag" | "event";

function take(record: unknown, place: string, sorted: Records): boolean {
  switch (kindOf(record)) {
    case "submission": {
      const { data } = submissionSchema.safeParse(record);
      if (data) sorted.submissions.push({ submission: data, place });
      return data !== undefined;
    }
    case "speaker": {
      const { code, name } = speakerSchema.parse(record);
      sorted.speakers.set(code, name);
      return true;
    }
    case "slot":
      sorted.slots.push(slotSchema.parse(record));
      return true;
    case "room":
      return takeName(record, sorted.rooms);
    case "track":
      return takeName(record, sorted.tracks);
    case "type":
      return takeName(record, sorted.types);
    case "event":
      sorted.event ??= eventSchema.parse(record);
      return true;
    case "tag":
      return true;
    case undefined:
      return false;
  }
}

function takeName(record: unknown, names: Map<string, string>): boolean {
  const { data } = namedSchema.safeParse(record);
  if (data) names.set(data.id, data.name);
  return data !== undefined;
}

/** Tells what a record is by fields that only this kind has. */
function kindOf(record: unknown): Kind | undefined {
  const fields = dictionary.safeParse(record).data;
  if (!fields) return undefined;
  const has = (...keys: string[]): boolean => keys.every((key) => key in fields);
  if (has("title") && (has("code") || has("start"))) return "submission";
  if (has("code", "name")) return typeof fields["code"] === "string" ? "speaker" : undefined;
  if (has("start", "room") || has("submission", "start")) return "slot";
  if (has("slug", "date_from")) return "event";
  if (has("default_duration")) return "type";
  if (has("name", "color") || has("name", "requires_access_code")) return "track";
  if (has("tag")) return "tag";
  return has("id", "name") ? "room" : undefined;
}

/** What was fetched from an interface comes as one document with all pages in it. */
function documentsIn(document: unknown): readonly unknown[] {
  const pages = dictionary.safeParse(document).data?.["pages"];
  return Array.isArray(pages) ? pages : [document];
}

interface Page {
  readonly path: string;
  readonly records: readonly unknown[];
}

function pagesOf(document: unknown): Page[] {
  if (Array.isArray(document)) return [{ path: "", records: document }];
  const fields = dictionary.safeParse(document).data ?? {};
  if (kindOf(fields) === "event") return [{ path: "", records: [fields] }];
  return [
    "results",
    "submissions",
    "talks",
    "speakers",
    "slots",
    "breaks",
    "rooms",
    "tracks",
    "submission_types",
  ].flatMap((path) => {
    const records = fields[path];
    return Array.isArray(records) ? [{ path, records }] : [];
  });
}
