import type { SkippedRow } from "../core/import-report.ts";
import type { Link } from "../core/talk.ts";

/**
 * When something takes place, as far as a file tells: an instant (ISO 8601 in UTC, with the offset in minutes that it was
 * written with), or what clocks and calendars at the workshop show (`YYYY-MM-DD`, `HH:MM`).
 */
export type When =
  | { readonly at: string; readonly offset: number }
  | { readonly day: string; readonly time?: string | undefined };

/** Somebody as a file names them. */
export interface Person {
  readonly name: string;
  readonly affiliation?: string | undefined;
}

/** One row of a programme in the words of its file, before anything is cleaned, counted or placed. */
export interface Entry {
  /** Where it stands, for people who look for it: `line 12`, `results[3]`. */
  readonly place: string;
  readonly title: string;
  /** What its source knows it by; need not be unique. */
  readonly guid?: string | undefined;
  /** A shorter id or code; need not be unique. */
  readonly code?: string | undefined;
  /** What is said about it, cleaned by `cleanTexts`. It is by far the largest part, so it is cleaned before it is kept. */
  readonly text: string;
  readonly people: readonly Person[];
  /** Absent where the file says nothing of it. */
  readonly start?: When | undefined;
  readonly end?: When | undefined;
  /** Length in minutes, where there is no end. */
  readonly minutes?: number | undefined;
  readonly rooms: readonly string[];
  readonly track?: string | undefined;
  /** What kind of slot it is, in the file's own words. */
  readonly type?: string | undefined;
  readonly language?: string | undefined;
  readonly topics: readonly string[];
  readonly links: readonly Link[];
  readonly cancelled?: boolean | undefined;
  /** The file itself says that this is a break or another service. */
  readonly service?: boolean | undefined;
}

/** Entries in the order of their file: a list, or what only reads those that are asked for. */
export interface Entries {
  readonly length: number;
  at(position: number): Entry | undefined | Promise<Entry | undefined>;
}

/** Goes through entries in their order. */
export async function* eachOf(entries: Entries): AsyncGenerator<Entry> {
  for (let position = 0; position < entries.length; position += 1) {
    const entry = await entries.at(position);
    if (entry) yield entry;
  }
}

/** What a file says of the whole meeting. */
export interface Conference {
  readonly title?: string | undefined;
  /** False for a title that names the source rather than the meeting, such as that of a blog. */
  readonly named?: boolean | undefined;
  readonly acronym?: string | undefined;
  /** IANA name. */
  readonly timezone?: string | undefined;
  readonly firstDay?: string | undefined;
  readonly lastDay?: string | undefined;
  readonly venue?: string | undefined;
  readonly city?: string | undefined;
  readonly country?: string | undefined;
  readonly url?: string | undefined;
}

/** What an importer makes of a file: everything in it, mapped to our terms but not yet made into a programme. */
export interface Draft {
  readonly conference: Conference;
  readonly entries: Entries;
  readonly skipped: readonly SkippedRow[];
  /** Rows that the organisers have not accepted; nothing else is told of them. */
  readonly unaccepted?: number | undefined;
  /** Sentences on what is missing and where it may be found. */
  readonly notes?: readonly string[] | undefined;
}
