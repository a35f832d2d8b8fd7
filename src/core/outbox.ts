import type { Reply } from "./reply.ts";
import type { ChannelAddress, DigestOrder, Due, Subscription } from "./subscription.ts";

/** Something to be posted exactly once. `key` names it among all, whoever wrote it and whenever. */
export interface Draft extends ChannelAddress {
  readonly key: string;
  readonly subscription?: string | undefined;
  /** The workshop and the day of it that this is about. */
  readonly workshop: string;
  readonly day: string;
  readonly reply: Reply;
  /** The key of the message under whose thread this belongs; it is posted first. */
  readonly parent?: string | undefined;
  /** When it should have been posted, ISO 8601. */
  readonly due: string;
  /** It missed its time: such messages go out at most one a channel a minute. */
  readonly late: boolean;
  /** Why it is not to be posted at all, such as being too old. */
  readonly skip?: string | undefined;
  /** It is about the programme as it changes or comes, and doesn't count as the digest of its day. */
  readonly notice?: true | undefined;
  /** When it loses its point, ISO 8601 in real time: what nobody has begun to post by then is skipped. */
  readonly expires?: string | undefined;
}

/** A row of the outbox that one courier holds until its lease runs out. */
export interface Parcel extends Omit<Draft, "skip" | "notice" | "expires"> {
  /** Proves to the store that the lease is still the one that was given. */
  readonly lease: string;
  /** How many times it was claimed before. */
  readonly attempts: number;
  /** It may have been posted already: a courier that held it before was never heard of again, or couldn't tell. */
  readonly doubtful: boolean;
  /** When it was first claimed, ISO 8601; nothing was posted before. */
  readonly claimedFirst: string;
  /** The platform's id of the parent message, where there is one. */
  readonly thread?: string | undefined;
}

/** How a claimed parcel ends. */
export type Settlement =
  | { readonly state: "sent"; readonly message: string }
  | { readonly state: "dead"; readonly reason: string }
  /** Tried again at `at` (ISO 8601); `certain` when it was surely not posted. */
  | { readonly state: "waiting"; readonly at: string; readonly reason: string; readonly certain: boolean };

/** A row of the outbox as operators and organisers see it. */
export interface OutboxEntry extends ChannelAddress {
  readonly key: string;
  readonly workshop: string;
  readonly day: string;
  readonly state: "waiting" | "claimed" | "sent" | "dead" | "skipped";
  readonly due: string;
  readonly settled?: string | undefined;
  readonly reason?: string | undefined;
}

/** What waits to be posted. */
export interface Backlog {
  /** Not settled yet. */
  readonly depth: number;
  /** Due time of the oldest that is not settled. */
  readonly oldestDue?: string | undefined;
}

/** The outbox in numbers. */
export interface OutboxHealth extends Backlog {
  /** The last message of each channel. */
  readonly last: readonly OutboxEntry[];
  /** The last that could not be posted. */
  readonly failed: readonly OutboxEntry[];
}

/** What the planner writes for one due digest. */
export interface Plan {
  readonly subscription: Subscription;
  readonly drafts: readonly Draft[];
  readonly next?: Due | undefined;
  readonly skipped: readonly string[];
}

/** Subscriptions and the outbox, behind the store. Any number of processes may call it at once. */
export interface DigestStore {
  /** Adds a subscription in place of the one that this channel may have to the same workshop. */
  subscribe(order: DigestOrder, next: Due | undefined): Promise<Subscription>;
  /** The subscriptions of a workspace, or all of them. */
  subscriptions(of?: Pick<ChannelAddress, "platform" | "workspace">): Promise<readonly Subscription[]>;
  /** Stops a subscription. With a reason for which nothing can be posted, what waits for it is skipped. */
  pause(id: string, reason?: string): Promise<void>;
  /** Goes on with `next`, a replay as if it had begun on `start`; ends the subscription when nothing is next. */
  resume(id: string, next: Due | undefined, start?: string): Promise<void>;
  /** Removes a subscription; what still waits to be posted for it is skipped. */
  unsubscribe(id: string): Promise<void>;

  /** Active subscriptions whose next digest is due (`at <= now`), the oldest first. */
  due(now: Date, limit: number): Promise<readonly Subscription[]>;
  /** When the next digest of any active subscription is due. */
  nextDue(): Promise<Date | undefined>;
  /**
   * Writes the drafts of each plan and moves its subscription on, in one transaction. A plan whose subscription somebody
   * else moved on meanwhile is left out. Resolves to the number of plans carried out. A draft whose key exists already is
   * passed over.
   */
  carryOut(plans: readonly Plan[]): Promise<number>;
  /** Writes drafts that no subscription waits for. A draft whose key exists already is passed over. */
  draft(drafts: readonly Draft[]): Promise<void>;

  /**
   * Leases up to `limit` rows to the caller, until `until`. Only rows of these platforms whose time has come, whose
   * channel has nothing older waiting, whose parent was posted, and, when late, whose channel had no late one since
   * `lateSince`.
   */
  claim(wanted: {
    readonly platforms: readonly string[];
    readonly now: Date;
    readonly until: Date;
    readonly lateSince: Date;
    readonly limit: number;
  }): Promise<readonly Parcel[]>;
  /** Ends a lease. False when it had run out and somebody else took over: then nothing is changed. */
  settle(parcel: Pick<Parcel, "key" | "lease">, settlement: Settlement, now: Date): Promise<boolean>;
  /** When the next row may be claimed, as far as the store can tell. */
  nextClaim(): Promise<Date | undefined>;

  /** The last entries of a subscription, the latest first. */
  entries(subscription: string, limit: number): Promise<readonly OutboxEntry[]>;
  /** How many digests of a workshop day were written for a channel and not given up; notices don't count. */
  posted(address: ChannelAddress, workshop: string, day: string): Promise<number>;
  /** What waits, which is quickly told. */
  backlog(): Promise<Backlog>;
  health(of?: Pick<ChannelAddress, "platform" | "workspace">): Promise<OutboxHealth>;
}
