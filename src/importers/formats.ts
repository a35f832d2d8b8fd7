import { OperatorError } from "../core/errors.ts";
import type { Kind } from "./sniff.ts";

/** What can be imported: how each format is called in messages, how its files are taken apart, and other names for it. */
const FORMATS = {
  "schedule.xml": {
    label: "Pentabarf schedule.xml",
    kind: "xml",
    aliases: ["pentabarf", "frab", "xml", "schedule-xml"],
  },
  "schedule.json": { label: "schedule.json", kind: "json", aliases: ["voc", "schedule-json", "json"] },
  pretalx: { label: "pretalx", kind: "json", aliases: [] },
  europython: { label: "EuroPython's schedule", kind: "json", aliases: [] },
  sessionize: { label: "Sessionize", kind: "json", aliases: [] },
  icalendar: { label: "iCalendar", kind: "icalendar", aliases: ["ics", "ical"] },
  feed: { label: "RSS or Atom", kind: "feed", aliases: ["rss", "atom", "rdf"] },
  csv: { label: "CSV", kind: "csv", aliases: ["tsv", "table"] },
  yaml: { label: "YAML", kind: "yaml", aliases: ["yml"] },
} as const satisfies Record<string, { label: string; kind: Kind; aliases: readonly string[] }>;

/** A format that can be imported. */
export type Format = keyof typeof FORMATS;

/** The name of a format in messages. */
export function labelOf(format: Format): string {
  return FORMATS[format].label;
}

/** How files of a format are taken apart. */
export function kindOfFormat(format: Format): Kind {
  return FORMATS[format].kind;
}

/** Reads the name of a format; undefined for "auto". Throws OperatorError for one that isn't known. */
export function formatNamed(name: string): Format | undefined {
  const wanted = name.trim().toLowerCase();
  if (wanted === "auto" || wanted === "") return undefined;
  const found = Object.keys(FORMATS)
    .filter(isFormat)
    .find((format) => format === wanted || FORMATS[format].aliases.some((alias) => alias === wanted));
  if (found) return found;
  throw new OperatorError(`There is no format ${name}: say auto, ${Object.keys(FORMATS).join(", ")}.`);
}

function isFormat(name: string): name is Format {
  return name in FORMATS;
}
