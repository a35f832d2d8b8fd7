import type { SkippedRow } from "../core/import-report.ts";
import { cleanLine } from "./clean-text.ts";
import { type Entries, type Entry, eachOf } from "./draft.ts";
import { type Slot, slotOf } from "./schedule.ts";
import { isBreak } from "./slot.ts";
import type { Placed } from "./talks.ts";
import { createTally, type Tally } from "./tally.ts";
import type { Instant } from "./zone.ts";

/** What only shows when one has gone through all entries. */
export interface Survey extends Tally {
  /** In programme order. */
  readonly placed: readonly Placed[];
  readonly skipped: readonly SkippedRow[];
  readonly breaks: number;
  /** True where no entry says when it takes place. */
  readonly dateless: boolean;
}

/** The day (`YYYY-MM-DD`) of entries that say none: where others do, and where none does. */
export interface DefaultDays {
  readonly some?: string;
  readonly all: string;
}

/** The start of the first talk for which the file gives an instant. */
export async function firstInstant(entries: Entries): Promise<Instant | undefined> {
  for await (const entry of eachOf(entries))
    if (entry.start && "at" in entry.start && isWanted(entry)) return entry.start;
  return undefined;
}

/**
 * Goes through all entries: places them on days, leaves breaks out, and counts. Where others have a day, an entry without
 * one is left out.
 */
export async function survey(entries: Entries, zone: string, days: DefaultDays): Promise<Survey> {
  const tally = createTally();
  const placed: Placed[] = [];
  const skipped: (SkippedRow & { readonly position: number })[] = [];
  const undated: number[] = [];
  let breaks = 0;
  let dateless = true;

  const place = (position: number, entry: Entry, slot: Slot | undefined): void => {
    const reason = cleanLine(entry.title) === "" ? "has no title" : "is on no day yet";
    if (!slot || reason === "has no title") skipped.push({ position, place: entry.place, reason });
    else {
      placed.push({ position, slot });
      tally.add(entry);
    }
  };

  for (let position = 0; position < entries.length; position += 1) {
    const entry = await entries.at(position);
    if (!entry || !isWanted(entry)) {
      breaks += 1;
      continue;
    }
    const slot = slotOf(entry, zone);
    if (slot) place(position, entry, slot);
    else undated.push(position);
    dateless &&= slot === undefined;
  }
  const day = dateless ? days.all : days.some;
  for (const position of undated) {
    const entry = await entries.at(position);
    if (entry) place(position, entry, day === undefined ? undefined : { day });
  }
  return {
    placed: placed.toSorted(inOrder),
    skipped: skipped
      .toSorted((a, b) => a.position - b.position)
      .map(({ place: where, reason }) => ({ place: where, reason })),
    breaks,
    dateless,
    ...tally.result(),
  };
}

function isWanted({ service, people, title }: Entry): boolean {
  return !service && (people.length > 0 || !isBreak(title));
}

function inOrder(a: Placed, b: Placed): number {
  const byTime = compare(a.slot.day, b.slot.day) || compare(a.slot.start ?? "", b.slot.start ?? "");
  return byTime || a.position - b.position;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
