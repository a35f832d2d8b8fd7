import type { ImportReport } from "../core/import-report.ts";
import type { Presenter } from "../core/talk.ts";
import { cleanLine } from "./clean-text.ts";
import type { Entry } from "./draft.ts";
import { withoutCancellation } from "./slot.ts";
import { presentersOf, type SharedMarks } from "./talks.ts";

/** What was counted over many entries. */
export interface Tally {
  readonly counts: Pick<ImportReport, "rooms" | "presenters" | "cancelled">;
  /** What stands at several entries, so that it tells none of them from the others. */
  readonly shared: SharedMarks;
}

/** Counts entries one after the other. */
export function createTally(): { add(entry: Entry): void; result(): Tally } {
  const rooms = new Set<string>();
  const people = new Map<string, Presenter>();
  const guids = repeats();
  const codes = repeats();
  let cancelled = 0;
  return {
    add(entry) {
      for (const room of entry.rooms.map(cleanLine)) if (room !== "") rooms.add(room);
      presentersOf(entry.people, people);
      guids.add(entry.guid);
      codes.add(entry.code);
      if (entry.cancelled || withoutCancellation(cleanLine(entry.title)).cancelled) cancelled += 1;
    },
    result: () => ({
      counts: { rooms: rooms.size, presenters: people.size, cancelled },
      shared: { guids: guids.found, codes: codes.found },
    }),
  };
}

/** Finds out which values come more than once. */
function repeats(): { readonly found: ReadonlySet<string>; add(value: string | undefined): void } {
  const seen = new Set<string>();
  const found = new Set<string>();
  return {
    found,
    add(value) {
      if (value === undefined) return;
      if (seen.has(value)) found.add(value);
      seen.add(value);
    },
  };
}
