import { closest, distance } from "fastest-levenshtein";

const MOST_SHOWN = 100;

/** Something to mend in a file that a person wrote. */
export interface Fault {
  readonly file: string;
  /** From 1; 0 when it is about the file as a whole. */
  readonly line: number;
  /** What is wrong, beginning with the field: `talks[3].day: is missing`. */
  readonly text: string;
}

/** Where a value stands: names of fields and places in lists, from the top of the file. */
export type Path = readonly PropertyKey[];

/** A path as people read it: `talks[3].links[0].url`. */
export function pathText(path: Path): string {
  return path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`))
    .join("")
    .replace(/^\./u, "");
}

/** All faults, one a line, in the order of files and lines: `data/x/talks.yaml:42: talks[3].day: is missing`. */
export function report(faults: readonly Fault[]): string {
  const sorted = faults.toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
  const lines = new Set(
    sorted.map(({ file, line, text }) => `${file}:${line > 0 ? `${line}:` : ""} ${text}`),
  );
  const shown = [...lines].slice(0, MOST_SHOWN);
  const hidden = lines.size - shown.length;
  return [...shown, ...(hidden > 0 ? [`and ${hidden} more`] : [])].join("\n");
}

/** The known name that somebody probably meant, as the end of a sentence: `; did you mean summary?`; else nothing. */
export function guess(name: string, known: readonly string[]): string {
  if (known.length === 0) return "";
  const nearest = closest(name, known);
  return distance(name, nearest) <= Math.max(2, name.length / 4) ? `; did you mean ${nearest}?` : "";
}
