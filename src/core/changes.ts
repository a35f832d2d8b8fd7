import type { Draft } from "./outbox.ts";
import type { Talk } from "./talk.ts";

/**
 * What happened to a talk: it moved to another time or room, was added, was cancelled, takes place after all, got another
 * title, or is given by others.
 */
export type ChangeKind = "moved" | "new" | "cancelled" | "restored" | "retitled" | "presenters";

/** A talk as the programme had it at one time. */
export interface TalkState extends Pick<Talk, "title" | "day" | "start" | "end" | "room"> {
  /** Names. */
  readonly presenters: readonly string[];
}

/** One change of one talk, as it was and as it is. A talk that was retitled and moved has two. */
export interface Change {
  readonly kind: ChangeKind;
  /** The talk's id within its workshop. */
  readonly talk: string;
  /** Absent for a new talk. */
  readonly before?: TalkState | undefined;
  readonly after: TalkState;
}

/** What one import changed. */
export interface ChangeSet {
  readonly number: number;
  readonly workshop: string;
  /** When it was imported, by the programme's clock, ISO 8601. */
  readonly at: string;
  readonly changes: readonly Change[];
}

/** A change with the time of the import that brought it, ISO 8601. */
export type DatedChange = Change & Pick<ChangeSet, "at">;

/** What changed in programmes that are followed, behind the store. */
export interface ChangeHistory {
  /** The changes of a workshop at and after an instant (by default all), the latest first, and how many there are in all. */
  since(
    workshop: string,
    from: Date | undefined,
    page: { readonly limit: number; readonly offset: number },
  ): Promise<{ readonly changes: readonly DatedChange[]; readonly total: number }>;
  /** Sets of changes of which the subscribed channels were not told yet, the oldest first. */
  untold(limit: number): Promise<readonly ChangeSet[]>;
  /**
   * Writes the notices of a set to the outbox and marks it as told, in one transaction. False when somebody else has done it
   * meanwhile: then nothing is written.
   */
  tell(set: number, notices: readonly Draft[]): Promise<boolean>;
}
