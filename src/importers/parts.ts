import { OperatorError } from "../core/errors.ts";
import type { Programme } from "../core/talk.ts";
import type { Conference, Draft, Entries } from "./draft.ts";
import type { Format } from "./formats.ts";

/** What was read, and as what it was recognised. YAML is a programme already. */
export type Read =
  | { readonly format: Exclude<Format, "yaml">; readonly draft: Draft }
  | { readonly format: "yaml"; readonly programme: Programme };

/** What one of several files was read as. */
export interface Part {
  readonly name: string;
  readonly read: Read;
}

/** Several parts as one, in which each place names its file too. Throws OperatorError for parts that don't go together. */
export function together(parts: readonly Part[]): Read {
  const [first, ...others] = parts.map(({ read }) => read);
  if (!first) throw new OperatorError("There is nothing to import.");
  if (others.length === 0) return first;
  const drafts = parts.flatMap(({ name, read }) =>
    read.format === first.format && read.format !== "yaml" ? [{ name, draft: read.draft }] : [],
  );
  if (first.format === "yaml" || drafts.length < parts.length)
    throw new OperatorError("Files that are imported together must have the same format; YAML comes alone.");
  return {
    format: first.format,
    draft: {
      conference: drafts.map(({ draft }) => draft.conference).reduce(filledFrom),
      entries: joined(drafts.map(({ name, draft }) => ({ name, entries: draft.entries }))),
      skipped: drafts.flatMap(({ name, draft }) => draft.skipped.map((row) => placed(name, row))),
      notes: drafts.flatMap(({ draft }) => draft.notes ?? []),
      unaccepted: drafts.reduce((sum, { draft }: { draft: Draft }) => sum + (draft.unaccepted ?? 0), 0),
    },
  };
}

/** The entries of several files, one file after the other. */
function joined(parts: readonly { readonly name: string; readonly entries: Entries }[]): Entries {
  return {
    length: parts.reduce((sum, { entries }) => sum + entries.length, 0),
    async at(position) {
      let within = position;
      for (const { name, entries } of parts) {
        if (within < entries.length) {
          const entry = await entries.at(within);
          return entry && placed(name, entry);
        }
        within -= entries.length;
      }
      return undefined;
    },
  };
}

function placed<Row extends { readonly place: string }>(name: string, row: Row): Row {
  return { ...row, place: `${name}, ${row.place}` };
}

function filledFrom(conference: Conference, other: Conference): Conference {
  const said = Object.entries(conference).filter(([, value]) => value !== undefined);
  return { ...other, ...Object.fromEntries(said) };
}
