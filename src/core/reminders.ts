import type { Draft } from "./outbox.ts";
import type { ChannelAddress } from "./subscription.ts";

/** A channel's wish to be told of talks shortly before they begin. */
export interface ReminderOrder extends ChannelAddress {
  readonly workshop: string;
  /** How long before. */
  readonly minutes: number;
  /** Only talks in this room. */
  readonly room?: string | undefined;
  /** Only talks of this track. */
  readonly track?: string | undefined;
}

/** Such a wish as it is kept. */
export interface Reminder extends ReminderOrder {
  readonly id: string;
  /** Why nothing can be posted in the channel; while there is a reason, nothing is. */
  readonly obstacle?: string | undefined;
}

/** A talk at the time for which a channel is told of it: moved, it is told again. */
export interface Occurrence {
  /** Id within the workshop. */
  readonly talk: string;
  /** ISO 8601 instant. */
  readonly start: string;
}

/** One message on talks that begin together. */
export interface ReminderPlan {
  readonly reminder: Reminder;
  readonly occurrences: readonly Occurrence[];
  readonly draft: Draft;
}

/** Notices of talks that are about to begin, behind the store. Any number of processes may call it at once. */
export interface ReminderStore {
  /** Adds a wish in place of the one that the channel may have for the same workshop, room and track. */
  subscribe(order: ReminderOrder): Promise<Reminder>;
  /** Removes one; what still waits to be posted for it is skipped. */
  unsubscribe(id: string): Promise<void>;
  /** Those of a workspace, or all of them. */
  all(of?: Pick<ChannelAddress, "platform" | "workspace">): Promise<readonly Reminder[]>;
  /** Of what a channel has been told already, for starts after `from`. */
  told(reminder: string, from: Date): Promise<readonly Occurrence[]>;
  /**
   * Writes messages and what they tell of, in one transaction. A plan that tells of something that was told already is left
   * out. Resolves to the number of plans carried out.
   */
  carryOut(plans: readonly ReminderPlan[]): Promise<number>;
}
