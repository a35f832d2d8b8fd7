import type { ImportReport } from "../core/import-report.ts";
import type { IncomingProgramme, Workshop } from "../core/talk.ts";
import { plural } from "../core/text.ts";
import type { Draft } from "./draft.ts";
import { firstInstant, survey } from "./survey.ts";
import { toTalks } from "./talks.ts";
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

/** A programme that can be saved, and what came of reading it. */
export interface Made {
  readonly programme: IncomingProgramme;
  readonly report: ImportReport;
}

/**
 * Makes a programme of what an importer found: cleans every text, finds days and instants, leaves breaks out, names talks
 * and people, and counts. What can't be placed is reported, with its place in the file. The entries are gone through more
 * than once, but never held all at once.
 */
export async function assemble(draft: Draft, options: AssembleOptions): Promise<Made> {
  const { conference, entries } = draft;
  const { zone, guess } = chooseZone({
    conference,
    wanted: options.timezone,
    known: options.known?.timezone,
    hints: [options.id, options.fileName, options.name ?? ""],
    first: await firstInstant(entries),
  });
  const common = options.known?.firstDay ?? conference.firstDay ?? guessDay(options);
  const { placed, skipped, breaks, dateless, counts, shared } = await survey(entries, zone, {
    ...(options.day !== undefined && { some: options.day }),
    all: options.day ?? common,
  });
  const days = [...new Set(placed.map(({ slot }) => slot.day))];
  const workshop = describeWorkshop({ ...options, conference, timezone: zone, days });
  const isGuessed = dateless && options.day === undefined && placed.length > 0;
  return {
    programme: {
      workshop,
      talks: { [Symbol.asyncIterator]: () => toTalks(entries, placed, shared, workshop.id) },
    },
    report: {
      format: options.format,
      workshop,
      talks: placed.length,
      days: days.length,
      ...counts,
      breaks,
      unaccepted: draft.unaccepted ?? 0,
      skipped: [...draft.skipped, ...skipped],
      notes: [
        ...(draft.notes ?? []),
        ...(guess === undefined ? [] : [guess]),
        ...(isGuessed ? [undated(placed.length, common)] : []),
      ],
    },
  };
}

function undated(count: number, day: string): string {
  return `The file names no day, so ${plural(count, "talk")} ${count === 1 ? "stands" : "stand"} on ${day}: another day can be given.`;
}

/** The first day of the year that the file or its workshop is named after, else today. */
function guessDay({ id, fileName, today }: AssembleOptions): string {
  const year = /(?<!\d)(?:19[89]\d|20\d\d)(?!\d)/u.exec(`${id} ${fileName}`)?.[0];
  return year === undefined || today.startsWith(year) ? today : `${year}-01-01`;
}
