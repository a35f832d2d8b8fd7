import type { SaveReport } from "./store.ts";
import type { Workshop } from "./talk.ts";

/** A row that was left out because it can't be read. */
export interface SkippedRow {
  /** Where it stands in what was imported: `line 12`, `results[3]`. */
  readonly place: string;
  readonly reason: string;
}

/** What came of an import, for the person who asked for it. */
export interface ImportReport {
  /** What the files were recognised as, in words. */
  readonly format: string;
  readonly workshop: Workshop;
  readonly talks: number;
  readonly days: number;
  readonly rooms: number;
  readonly presenters: number;
  /** Talks that are on the programme and don't take place; they count as talks. */
  readonly cancelled: number;
  /** Breaks and services, which are not kept. */
  readonly breaks: number;
  /** Talks that the organisers have not accepted, which are not kept. */
  readonly unaccepted: number;
  readonly skipped: readonly SkippedRow[];
  /** Sentences on what was assumed. */
  readonly notes: readonly string[];
  /** What it changed in the store; absent where nothing was saved. */
  readonly saved?: SaveReport | undefined;
}
