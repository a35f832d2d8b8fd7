import { CsvError, parse } from "csv-parse/sync";
import { z } from "zod";
import { OperatorError } from "../../core/errors.ts";
import type { SkippedRow } from "../../core/import-report.ts";
import { cut } from "../../core/text.ts";
import { cleanTexts } from "../clean-text.ts";
import type { Draft, Entry, When } from "../draft.ts";
import { linkOf } from "../links.ts";
import { splitPeople } from "../people.ts";
import { joinWhen, readMinutes, readWhen } from "../when.ts";
import { columnsOf, type Field } from "./columns.ts";
import { isMonthFirst, isoDate } from "./dates.ts";

const ROW_LIMIT = 1_000_000;
const REJECTED = /^(?:submitted|rejected|withdrawn|declined|draft|deleted|pending|waitlisted|nominated)$/iu;
const CANCELLED = /^(?:cancell?ed|abgesagt|annul[ée]e?|yes|true|1|x|ja|oui)$/iu;

const rowsSchema = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

/** A row by field; empty text where it says nothing. */
type Row = (field: Field) => string;

/**
 * Reads a table with a line of headings, separated by commas, semicolons or tabs. Columns are known by their headings; those
 * with other headings are not taken. Throws OperatorError when none holds titles, or when the file can't be read as a table.
 */
export function readCsv(text: string, name: string): Draft {
  const [header, ...rows] = rowsOf(text, name);
  const columns = columnsOf(header?.record ?? []);
  if (!columns.has("title")) {
    const found = cut((header?.record ?? []).join(", "), 100);
    throw new OperatorError(`${name}: no column holds titles: name one of them “title” (found: ${found}).`);
  }
  const column = (field: Field): string[] => rows.map(({ record }) => record[columns.get(field) ?? -1] ?? "");
  const monthFirst = isMonthFirst([...column("day"), ...column("start")]);
  const entries: Entry[] = [];
  const skipped: SkippedRow[] = [];
  let unaccepted = 0;
  for (const { record, info } of rows) {
    const row: Row = (field) => plain(record[columns.get(field) ?? -1] ?? "");
    const place = `line ${info.lines}`;
    const start = startOf(row, monthFirst);
    if (REJECTED.test(row("status"))) unaccepted += 1;
    else if (!start && row("day") + row("start") !== "")
      skipped.push({ place, reason: "its day or start can't be read" });
    else entries.push(toEntry(row, place, start, monthFirst));
  }
  return { conference: {}, entries, skipped, unaccepted };
}

function rowsOf(text: string, name: string): z.output<typeof rowsSchema> {
  try {
    const options = { delimiter: delimiterOf(text), bom: true, info: true, trim: true } as const;
    const lenient = {
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: ROW_LIMIT,
    } as const;
    return rowsSchema.parse(parse(text, { ...options, ...lenient }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new OperatorError(`${name}: it can't be read as a table: ${error.message}`, { cause: error });
  }
}

function delimiterOf(text: string): string {
  const heading = (text.split(/\r?\n/u, 1)[0] ?? "").replace(/"[^"]*"/gu, "");
  const count = (mark: string): number => heading.split(mark).length;
  return [",", ";", "\t", "|"].toSorted((a, b) => count(b) - count(a))[0] ?? ",";
}

function toEntry(row: Row, place: string, start: When | undefined, monthFirst: boolean): Entry {
  const affiliation = row("affiliation");
  const people = splitPeople(row("people").replace(/\s*[\r\n|]+\s*/gu, "; "));
  return {
    place,
    title: row("title"),
    guid: row("guid") || undefined,
    code: row("code") || undefined,
    text: cleanTexts([row("abstract"), row("description")]),
    people:
      people.length === 1 && affiliation !== ""
        ? people.map((person) => ({ affiliation, ...person }))
        : people,
    start,
    end: endOf(row, start, monthFirst),
    minutes: readMinutes(row("duration")),
    rooms: [row("room")],
    track: row("track"),
    type: row("type"),
    language: row("language"),
    topics: row("topics").split(/\s*[,;|]\s*/u),
    links: [
      ...row("link")
        .split(/\s+/u)
        .flatMap((url) => linkOf(url, "Page of the talk")),
      ...linkOf(row("slides"), "Slides"),
      ...linkOf(row("recording"), "Recording"),
    ],
    cancelled: CANCELLED.test(row("cancelled")) || /^cancell?ed$/iu.test(row("status")),
    service: /^(?:break|pause|service)$/iu.test(row("type")),
  };
}

function startOf(row: Row, monthFirst: boolean): When | undefined {
  const day = isoDate(row("day"), monthFirst);
  const start = isoDate(row("start"), monthFirst);
  return readWhen(start) ?? joinWhen(day || undefined, start || undefined);
}

/** An end is often a time only, of the day of the start. */
function endOf(row: Row, start: When | undefined, monthFirst: boolean): When | undefined {
  const end = isoDate(row("end"), monthFirst);
  return end === ""
    ? undefined
    : (readWhen(end) ?? (start && "day" in start ? joinWhen(start.day, end) : undefined));
}

/** Spreadsheets are kept from reading a cell as a formula by a mark before it; that mark is no part of the text. */
function plain(cell: string): string {
  return cell.replace(/^'(?=[=+\-@])/u, "");
}
