import ICAL from "ical.js";
import { addDays } from "../core/day.ts";
import type { Programme, Talk, Workshop } from "../core/talk.ts";

// The library folds after so many octets and then puts a space before the rest; a line may have 75 in all.
ICAL.foldLength = 74;

/**
 * A programme as a calendar (RFC 5545) that any calendar program opens: times are instants in UTC, so no rules of time zones
 * are needed. A talk without a time stands at its day. `now` is when the calendar was made.
 */
export function toICalendar({ workshop, talks }: Programme, now: Date): string {
  const calendar = new ICAL.Component("vcalendar");
  calendar.updatePropertyWithValue("version", "2.0");
  calendar.updatePropertyWithValue("prodid", "-//Rapporteur//Programme//EN");
  calendar.updatePropertyWithValue("calscale", "GREGORIAN");
  calendar.updatePropertyWithValue("method", "PUBLISH");
  calendar.updatePropertyWithValue("x-wr-calname", escaped(workshop.name));
  calendar.updatePropertyWithValue("x-wr-timezone", workshop.timezone);
  for (const talk of talks) calendar.addSubcomponent(eventOf(talk, workshop, now));
  return `${calendar.toString()}\r\n`;
}

function eventOf(talk: Talk, workshop: Workshop, now: Date): ICAL.Component {
  const event = new ICAL.Component("vevent");
  const set = (name: string, value: unknown): void => {
    if (value !== undefined && value !== "") event.updatePropertyWithValue(name, value);
  };
  set("uid", talk.guid ?? `${workshop.id}/${talk.id}@rapporteur`);
  set("dtstamp", instant(now.toISOString()));
  set("dtstart", talk.start === undefined ? ICAL.Time.fromDateString(talk.day) : instant(talk.start));
  set("dtend", endOf(talk));
  set("summary", talk.title);
  set("description", descriptionOf(talk));
  set("location", talk.room ?? workshop.venue);
  set("url", talk.links[0]?.url);
  set("status", talk.cancelled ? "CANCELLED" : "CONFIRMED");
  const categories = [talk.track, ...talk.topics].filter((topic) => topic !== undefined);
  if (categories.length > 0) {
    const property = new ICAL.Property("categories");
    property.setValues(categories);
    event.addProperty(property);
  }
  return event;
}

function instant(at: string): ICAL.Time {
  return ICAL.Time.fromJSDate(new Date(at), true);
}

function endOf({ day, start, end }: Talk): ICAL.Time | undefined {
  if (end !== undefined) return instant(end);
  return start === undefined ? ICAL.Time.fromDateString(addDays(day, 1)) : undefined;
}

function descriptionOf({ presenters, summary, facts, links }: Talk): string {
  const names = presenters.map(({ name }) => name).join(", ");
  const parts = [
    names === "" ? "" : `${presenters.length === 1 ? "Speaker" : "Speakers"}: ${names}`,
    summary,
    facts.map((fact) => `• ${fact}`).join("\n"),
    links.map(({ label, url }) => `${label}: ${url}`).join("\n"),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

/** The library writes values of properties that it doesn't know as they are. */
function escaped(text: string): string {
  return text.replace(/[\\;,]/gu, String.raw`\$&`).replace(/\r?\n/gu, String.raw`\n`);
}
