import type { Draft } from "./draft.ts";
import { isEuroPython, readEuroPython } from "./europython/read.ts";
import type { Format } from "./formats.ts";
import { isFrabJson, readFrabJson } from "./frab/json.ts";
import { readPretalx } from "./pretalx/read.ts";
import { isPretalx } from "./pretalx/records.ts";
import { isSessionize, readSessionize } from "./sessionize/read.ts";

/** A format whose files are JSON. */
interface JsonFormat {
  readonly format: Exclude<Format, "yaml">;
  fits(document: unknown): boolean;
  /** True when several documents only make sense beside each other. */
  readonly together: boolean;
  read(documents: readonly unknown[]): Draft;
}

/** The formats in JSON, in the order in which they are tried. */
export const jsonFormats: readonly JsonFormat[] = [
  {
    format: "schedule.json",
    fits: isFrabJson,
    together: false,
    read: ([document]) => readFrabJson(document),
  },
  {
    format: "sessionize",
    fits: isSessionize,
    together: false,
    read: ([document]) => readSessionize(document),
  },
  {
    format: "europython",
    fits: isEuroPython,
    together: false,
    read: ([document]) => readEuroPython(document),
  },
  { format: "pretalx", fits: isPretalx, together: true, read: readPretalx },
];
