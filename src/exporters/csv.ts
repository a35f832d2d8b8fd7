import { stringify } from "csv-stringify/sync";
import type { Programme } from "../core/talk.ts";
import { shownIn } from "./clock.ts";

/**
 * A programme as a table for spreadsheets: times as clocks at the workshop show them, lists separated by semicolons. No cell
 * can be taken for a formula (https://owasp.org/www-community/attacks/CSV_Injection).
 */
export function toCsv({ workshop, talks }: Programme): string {
  const clock = (instant: string | undefined): string => {
    if (instant === undefined) return "";
    const { day, time } = shownIn(workshop.timezone, instant);
    return `${day} ${time}`;
  };
  const rows = talks.map((talk) => ({
    id: talk.code ?? talk.id,
    guid: talk.guid ?? "",
    title: talk.title,
    speakers: talk.presenters
      .map(({ name, affiliation }) => (affiliation ? `${name} (${affiliation})` : name))
      .join("; "),
    day: talk.day,
    start: clock(talk.start),
    end: clock(talk.end),
    room: talk.room ?? "",
    track: talk.track ?? "",
    kind: talk.kind,
    language: talk.language ?? "",
    topics: talk.topics.join("; "),
    abstract: talk.summary,
    description: talk.facts.join("\n"),
    links: talk.links.map(({ url }) => url).join(" "),
    cancelled: talk.cancelled ? "yes" : "",
  }));
  return stringify(rows, { header: true, bom: true, escape_formulas: true, columns: COLUMNS });
}

const COLUMNS = [
  "id",
  "guid",
  "title",
  "speakers",
  "day",
  "start",
  "end",
  "room",
  "track",
  "kind",
  "language",
  "topics",
  "abstract",
  "description",
  "links",
  "cancelled",
];
