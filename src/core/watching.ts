import { durationOf } from "./duration.ts";
import { UserError } from "./errors.ts";

const DEFAULT_PAUSE_MS = 900_000;
const SHORTEST_PAUSE_MS = 10_000;
const LONGEST_PAUSE_MS = 7 * 86_400_000;

/** What a server tells a version of a file by: https://www.rfc-editor.org/rfc/rfc9110#section-8.8 */
interface SeenVersion {
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}

/** An address that is imported again and again. All instants are in real time, ISO 8601. */
export interface Watch {
  readonly id: string;
  readonly address: string;
  /** Id of the workshop that it brings; known after the first import, or when it was said. */
  readonly workshop?: string | undefined;
  /** The party that watches it; absent for the operator. */
  readonly owner?: string | undefined;
  /** Milliseconds between two looks. */
  readonly every: number;
  /** The next look. */
  readonly next: string;
  /** The version that was imported last. */
  readonly seen: SeenVersion;
  /** The last look that went well, whether or not there was anything new. */
  readonly lookedAt?: string | undefined;
  /** Looks that failed in a row. */
  readonly failures: number;
  /** Why the last one failed. */
  readonly error?: string | undefined;
}

/** A watch that one process holds until its lease runs out. */
export interface ClaimedWatch extends Watch {
  readonly lease: string;
}

/** How a look ends. */
export type LookOutcome =
  | {
      readonly state: "well";
      readonly workshop?: string | undefined;
      readonly seen: SeenVersion;
      readonly next: Date;
    }
  | { readonly state: "failed"; readonly error: string; readonly next: Date };

/** Addresses that are watched, behind the store. Any number of processes may call it at once. */
export interface WatchStore {
  /** Adds an address, to be looked at first at `first`, or changes how often its owner's known one is looked at. */
  add(watch: Pick<Watch, "address" | "workshop" | "owner" | "every">, first: Date): Promise<Watch>;
  /** Stops watching; false when there is no such watch. */
  remove(id: string): Promise<boolean>;
  all(): Promise<readonly Watch[]>;
  /** Leases watches whose time has come to the caller, until `until`, the longest waiting first. */
  claim(wanted: {
    readonly now: Date;
    readonly until: Date;
    readonly limit: number;
  }): Promise<readonly ClaimedWatch[]>;
  /** Ends a lease. False when it had run out and somebody else took over, or the watch is gone: then nothing is changed. */
  settle(watch: Pick<ClaimedWatch, "id" | "lease">, outcome: LookOutcome, now: Date): Promise<boolean>;
}

/** The milliseconds between two looks that somebody means by `15m` or `1h`; a quarter of an hour by default. Throws UserError. */
export function pauseOf(text: string | undefined): number {
  if (text === undefined) return DEFAULT_PAUSE_MS;
  const pause = durationOf(text.replace(/^every\s+/iu, ""));
  if (pause === undefined || pause < SHORTEST_PAUSE_MS || pause > LONGEST_PAUSE_MS)
    throw new UserError(`“${text}” is no pause between two looks: try 15m, 1h or 1d, from 10s to 7d.`);
  return pause;
}
