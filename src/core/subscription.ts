/** Where people can talk to the bot. */
export const PLATFORMS = ["slack", "discord", "terminal", "preview"] as const;

/** The name of a place where people can talk to the bot. */
export type PlatformName = (typeof PLATFORMS)[number];

/** A channel of one workspace on one platform. */
export interface ChannelAddress {
  readonly platform: PlatformName;
  readonly workspace: string;
  readonly channel: string;
}

/**
 * When the digests of a workshop are posted. `live`: on the evening of each day. `next-morning`: on the day after.
 * `replay`: a past workshop is retold from `start`, one workshop day a calendar day; `replay-weekdays` leaves out
 * Saturdays and Sundays.
 */
export type DigestMode = "live" | "next-morning" | "replay" | "replay-weekdays";

/** What a channel asked for when it subscribed to a workshop. */
export interface DigestOrder extends ChannelAddress {
  readonly workshop: string;
  readonly mode: DigestMode;
  /** Local time in the workshop's zone, `HH:MM`. */
  readonly time: string;
  /** First calendar day of a replay, `YYYY-MM-DD`. */
  readonly start?: string | undefined;
  /** One message a talk in a thread under the digest. */
  readonly threads: boolean;
  /** Only talks of these topics; empty for all. */
  readonly topics: readonly string[];
  /** Only talks of these tracks; empty for all. */
  readonly tracks: readonly string[];
  /** Post also on days without a talk that fits. */
  readonly empty: boolean;
}

/** A workshop day and the instant at which its digest is to be posted. */
export interface Due {
  /** Workshop day, `YYYY-MM-DD`. */
  readonly day: string;
  /** ISO 8601 instant. */
  readonly at: string;
}

/** A channel's subscription to a workshop and how far it has come. */
export interface Subscription extends DigestOrder {
  readonly id: string;
  readonly state: "active" | "paused" | "ended";
  /** Why it is paused, in words for organisers; undefined when somebody asked for it. */
  readonly reason?: string | undefined;
  /** The next digest that the planner writes; undefined after the last. */
  readonly next?: Due | undefined;
  /** Days that were too old to be posted and that no digest has mentioned yet. */
  readonly skipped: readonly string[];
}
