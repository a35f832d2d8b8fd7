import ICAL from "ical.js";
import { cleanTexts } from "../clean-text.ts";
import type { Entry, Person } from "../draft.ts";
import { linkOf } from "../links.ts";
import { readWhen } from "../when.ts";
import type { Block } from "./lines.ts";
import { startsOf } from "./occurrences.ts";
import { peopleAfterDash, peopleInText, peopleInTitle } from "./speakers.ts";
import { whenOf, type Zones } from "./time.ts";

/** An event once for each time that it takes place, and what tells it from others of its name. */
export interface Occurrence {
  readonly entry: Entry;
  readonly uid: string;
  /** Which one of a repeated event it stands for, in place of the one by the rule. */
  readonly instead: string | undefined;
  /** Its start as the file writes it. */
  readonly start: string;
  readonly sequence: number;
  /** Who sent the invitation; that may be the speaker, or the organisers for all. */
  readonly organiser: string | undefined;
}

/** Maps an event (https://www.rfc-editor.org/rfc/rfc5545#section-3.6.1) to our terms. Throws when a value can't be read. */
export function occurrencesIn(block: Block, zones: Zones): Occurrence[] {
  const event = new ICAL.Component(ICAL.parse(block.lines.join("\r\n")));
  const start = timeOf(event, "dtstart");
  if (!start) return [withoutStart(event, block)];
  const length = durationOf(event, start.time);
  return startsOf(event, start.time).map((time) => {
    const end = length && time.clone();
    if (end && length) end.addDuration(length);
    return {
      ...withoutStart(event, block),
      start: time.toString(),
      entry: {
        ...entryOf(event, block),
        start: whenOf(time, start.tzid, zones),
        ...(end && { end: whenOf(end, start.tzid, zones) }),
      },
    };
  });
}

function withoutStart(event: ICAL.Component, block: Block): Occurrence {
  return {
    entry: entryOf(event, block),
    uid: text(event, "uid"),
    instead: timeOf(event, "recurrence-id")?.time.toString(),
    start: "",
    sequence: Number(text(event, "sequence")) || 0,
    organiser: commonName(event.getFirstProperty("organizer")),
  };
}

function entryOf(event: ICAL.Component, { line }: Block): Entry {
  const uid = text(event, "uid");
  const description = text(event, "description");
  const summary = text(event, "summary") || (description.split("\n")[0] ?? "");
  const titled = uid.startsWith("pretalx-") ? peopleAfterDash(summary) : peopleInTitle(summary);
  const described = peopleInText(description);
  const people = [titled?.people, attendees(event), described?.people].find(
    (found) => found && found.length > 0,
  );
  return {
    place: `line ${line}`,
    title: titled?.rest ?? summary,
    guid: uid || undefined,
    text: cleanTexts([described?.rest ?? description]),
    people: people ?? [],
    rooms: [text(event, "location")],
    topics: event.getAllProperties("categories").flatMap((property) => property.getValues().map(String)),
    links: linkOf(text(event, "url"), "Page of the talk"),
    cancelled: text(event, "status").toUpperCase() === "CANCELLED",
  };
}

function attendees(event: ICAL.Component): Person[] {
  return event.getAllProperties("attendee").flatMap((property) => {
    const isThing = /^(?:room|resource|group)$/iu.test(String(property.getParameter("cutype") ?? ""));
    const name = commonName(property);
    return isThing || name === undefined ? [] : [{ name }];
  });
}

/** The name that stands with an address; the address itself is never taken, also where it stands in place of the name. */
function commonName(property: ICAL.Property | null): string | undefined {
  const name = String(property?.getParameter("cn") ?? "").trim();
  return name === "" || name.includes("@") ? undefined : name;
}

function text(event: ICAL.Component, name: string): string {
  const value = event.getFirstPropertyValue(name);
  return value === null ? "" : String(value).trim();
}

function timeOf(
  event: ICAL.Component,
  name: string,
): { time: ICAL.Time; tzid: string | undefined } | undefined {
  const property = event.getFirstProperty(name);
  const time = property?.getFirstValue();
  if (!property) return undefined;
  // The library takes the 40th of a month for a day of the next one.
  const [, , , written]: unknown[] = property.toJSON();
  if (!(time instanceof ICAL.Time) || !readWhen(String(written))) throw new Error(`${name} isn't a time`);
  const tzid: unknown = property.getParameter("tzid");
  return { time, tzid: typeof tzid === "string" ? tzid : undefined };
}

function durationOf(event: ICAL.Component, start: ICAL.Time): ICAL.Duration | undefined {
  const duration = event.getFirstPropertyValue("duration");
  if (duration instanceof ICAL.Duration) return duration;
  return timeOf(event, "dtend")?.time.subtractDate(start);
}
