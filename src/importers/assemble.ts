import type { ImportReport, SkippedRow } from "../core/import-report.ts";
import { days, presenters } from "../core/programme.ts";
import type { Programme, Workshop } from "../core/talk.ts";
import { plural } from "../core/text.ts";
import { cleanLine } from "./clean-text.ts";
import type { Draft, Entry } from "./draft.ts";
import { slotOf } from "./schedule.ts";
import { isBreak } from "./slot.ts";
import { type Placed, toTalks } from "./talks.ts";
import { describeWorkshop } from "./workshop.ts";
import { chooseZone } from "./zone.ts";

/** What is needed beside a draft to make a programme of it. */
export interface AssembleOptions {
  /** Id of the workshop. */
  readonly id: string;
  readonly name?: string | undefined;
  /** IANA name, which wins over that of the file. */
  readonly timezone?: string | undefined;
  /** The day (`YYYY-MM-DD`) of talks for which a file names none. */
  readonly day?: string | undefined;
  /** The workshop as it is known already. */
  readonly known?: Workshop | undefined;
  /** What the file is called, without its ending: it may name the workshop and its place. */
  readonly fileName: string;
  /** Today, `YYYY-MM-DD`. */
  readonly today: string;
  /** What the format is called, in words. */
  readonly format: string;
}

/**
 * Makes a programme of what an importer found: cleans every text, finds days and instants, leaves breaks out, names talks
 * and people, and counts. What can't be placed is reported, with its place in the file.
 */
export function assemble(
  draft: Draft,
  options: AssembleOptions,
): { programme: Programme; report: ImportReport } {
  const wanted = draft.entries.filter(
    (entry) => !entry.service && (entry.people.length > 0 || !isBreak(entry.title)),
  );
  const { zone, guess } = chooseZone(
    {
      conference: draft.conference,
      wanted: options.timezone,
      known: options.known?.timezone,
      hints: [options.id, options.fileName, options.name ?? ""],
    },
    wanted,
  );
  const { placed, skipped, notes } = placeAll(wanted, zone, draft, options);
  const entries = placed.toSorted(inOrder);
  const dayList = [...new Set(entries.map(({ slot }) => slot.day))];
  const workshop = describeWorkshop({
    ...options,
    conference: draft.conference,
    timezone: zone,
    days: dayList,
  });
  const programme = { workshop, talks: toTalks(entries, workshop.id) };
  return {
    programme,
    report: {
      format: options.format,
      workshop,
      ...counts(programme, entries),
      breaks: draft.entries.length - wanted.length,
      unaccepted: draft.unaccepted ?? 0,
      skipped: [...draft.skipped, ...skipped],
      notes: [...(draft.notes ?? []), ...(guess === undefined ? [] : [guess]), ...notes],
    },
  };
}

function counts(programme: Programme, entries: readonly Placed[]) {
  return {
    talks: programme.talks.length,
    days: days(programme).length,
    rooms: new Set(entries.flatMap(({ entry }) => entry.rooms.map(cleanLine).filter(Boolean))).size,
    presenters: presenters(programme).length,
    cancelled: programme.talks.filter(({ cancelled }) => cancelled).length,
  };
}

/** Places entries on days. Where no entry has a day, all get the same one; where others have, one without is left out. */
function placeAll(wanted: readonly Entry[], zone: string, { conference }: Draft, options: AssembleOptions) {
  const slots = wanted.map((entry) => slotOf(entry, zone));
  const common = slots.some(Boolean)
    ? undefined
    : (options.known?.firstDay ?? conference.firstDay ?? guessDay(options));
  const day = options.day ?? common;
  const placed: Placed[] = [];
  const skipped: SkippedRow[] = [];
  for (const [index, entry] of wanted.entries()) {
    const slot = slots[index] ?? (day === undefined ? undefined : { day });
    if (cleanLine(entry.title) === "") skipped.push({ place: entry.place, reason: "has no title" });
    else if (slot) placed.push({ entry, slot });
    else skipped.push({ place: entry.place, reason: "is on no day yet" });
  }
  const note =
    common !== undefined && options.day === undefined && placed.length > 0 && undated(placed.length, common);
  return { placed, skipped, notes: note ? [note] : [] };
}

function undated(count: number, day: string): string {
  return `The file names no day, so ${plural(count, "talk")} ${count === 1 ? "stands" : "stand"} on ${day}: another day can be given.`;
}

/** The first day of the year that the file or its workshop is named after, else today. */
function guessDay({ id, fileName, today }: AssembleOptions): string {
  const year = /(?<!\d)(?:19[89]\d|20\d\d)(?!\d)/u.exec(`${id} ${fileName}`)?.[0];
  return year === undefined || today.startsWith(year) ? today : `${year}-01-01`;
}

function inOrder(a: Placed, b: Placed): number {
  const byDay = compare(a.slot.day, b.slot.day);
  return byDay === 0 ? compare(a.slot.start ?? "", b.slot.start ?? "") : byDay;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
