import { SaxesParser } from "saxes";
import { OperatorError } from "../../core/errors.ts";
import type { SkippedRow } from "../../core/import-report.ts";
import type { Draft, Entry } from "../draft.ts";
import type { Spool } from "../scratch.ts";
import { dayChangeOf, frabConference, toConference } from "./conference.ts";
import { frabDay, frabEvent, toEntry } from "./event.ts";

/** Elements that hold others; any other one is text, and markup within it is part of the text. */
const CONTAINERS = new Set([
  "schedule",
  "conference",
  "day",
  "room",
  "event",
  "persons",
  "links",
  "attachments",
]);
const DEEPEST = 50;

type Fields = Record<string, unknown>;

/**
 * Reads a Pentabarf or frab schedule.xml (https://github.com/voc/schedule/tree/master/validator/xsd) as it comes, one event at
 * a time, into a spool: there may be more of them than fit into memory. Nothing outside of the text is looked up, and
 * entities other than the five of XML are an error. Throws OperatorError with line and column when it isn't well-formed.
 */
export async function readFrabXml(
  texts: AsyncIterable<string>,
  name: string,
  entries: Spool<Entry>,
): Promise<Draft> {
  const collector = createCollector(entries);
  const parser = new SaxesParser();
  const inner: { element: string; depth: number } = { element: "", depth: 0 };
  const path: string[] = [];
  let markup = "";

  parser.on("error", (error) => {
    throw new OperatorError(`${name}: it isn't well-formed XML: ${error.message}`);
  });
  parser.on("opentag", ({ name: element, attributes }) => {
    if (inner.depth > 0) {
      inner.depth += 1;
      markup += `<${element}>`;
      if (inner.depth > DEEPEST) throw new OperatorError(`${name}: elements are nested too deeply.`);
      return;
    }
    if (isContainer(element, path)) {
      path.push(element);
      collector.open(element, attributes, parser.line);
      return;
    }
    Object.assign(inner, { element, depth: 1 });
    markup = "";
    collector.attributes(attributes);
  });
  parser.on("text", (text) => {
    if (inner.depth > 0) markup += text;
  });
  parser.on("cdata", (text) => {
    if (inner.depth > 0) markup += text;
  });
  parser.on("closetag", ({ name: element }) => {
    if (inner.depth > 1) markup += `</${element}>`;
    else if (inner.depth === 1) collector.text(element, markup);
    else collector.close(path.pop() ?? "");
    inner.depth = Math.max(0, inner.depth - 1);
  });

  for await (const text of texts) {
    parser.write(text);
    await entries.keep();
  }
  parser.close();
  await entries.keep();
  return collector.draft();
}

/** A room is a container within a day, and a text within an event. */
function isContainer(element: string, path: readonly string[]): boolean {
  return CONTAINERS.has(element) && !(element === "room" && path.includes("event"));
}

/** Puts together what the parser meets: fields of the conference and of events, and who and what belongs to them. */
function createCollector(entries: Spool<Entry>) {
  const skipped: SkippedRow[] = [];
  let conference = frabConference.parse({});
  let day: Fields = {};
  let room = "";
  let line = 0;
  let fields: Fields = {};
  let list: unknown[] | undefined;
  let attributes: Fields = {};

  const finishEvent = (): void => {
    const around = {
      place: `line ${line}`,
      day: frabDay.parse(day),
      room,
      dayChange: dayChangeOf(conference),
      base: conference.base_url || conference.url,
    };
    const event = frabEvent.safeParse(fields);
    const entry = event.success ? toEntry(event.data, around) : "isn't an event";
    if (typeof entry === "string") skipped.push({ place: around.place, reason: entry });
    else entries.add(entry);
  };

  return {
    open(element: string, given: Readonly<Record<string, string>>, at: number) {
      if (element === "day") day = { ...given };
      else if (element === "room") room = given["name"] ?? "";
      else if (element === "event" || element === "conference") {
        fields = { ...given };
        line = at;
      } else if (element !== "schedule") {
        list = [];
        fields[element] = list;
      }
    },
    attributes(given: Readonly<Record<string, string>>) {
      attributes = { ...given };
    },
    text(element: string, text: string) {
      if (list) list.push(Object.keys(attributes).length === 0 ? text : { ...attributes, "#text": text });
      else fields[element] = text;
    },
    close(element: string) {
      if (element === "event") finishEvent();
      else if (element === "conference") conference = frabConference.parse(fields);
      else if (element === "room") room = "";
      list = undefined;
    },
    draft: (): Draft => ({ conference: toConference(conference), entries, skipped }),
  };
}
