import { z } from "zod";
import type { OutboxEntry, Parcel } from "../../core/outbox.ts";
import type { Reply } from "../../core/reply.ts";
import { type DigestOrder, type Due, PLATFORMS, type Subscription } from "../../core/subscription.ts";
import { flag, json, optional, strings } from "../columns.ts";

const address = {
  platform: z.enum(PLATFORMS),
  workspace: z.string(),
  channel: z.string(),
};

/** A row of `subscriptions` as the domain knows it. */
export const subscriptionRow = z
  .object({
    ...address,
    id: z.string(),
    workshop: z.string(),
    mode: z.enum(["live", "next-morning", "replay", "replay-weekdays"]),
    time: z.string(),
    start: optional,
    threads: flag,
    topics: strings,
    tracks: strings,
    empty: flag,
    state: z.enum(["active", "paused", "ended"]),
    reason: optional,
    next_day: optional,
    next_at: optional,
    skipped: strings,
  })
  .transform(({ next_day: day, next_at: at, ...rest }): Subscription => {
    const next = day === undefined || at === undefined ? undefined : { day, at };
    return { ...rest, next };
  });

/** The columns of what a channel asked for. */
export function orderColumns({ topics, tracks, start, ...rest }: DigestOrder) {
  return { ...rest, start: start ?? null, topics: JSON.stringify(topics), tracks: JSON.stringify(tracks) };
}

/** The columns of the next digest. */
export function dueColumns(next: Due | undefined) {
  return { next_day: next?.day ?? null, next_at: next?.at ?? null };
}

/** What is read of a row of `outbox` that was claimed. */
export const parcelRow = z
  .object({
    ...address,
    key: z.string(),
    subscription: optional,
    workshop: z.string(),
    day: z.string(),
    // Written by this bot from a Reply, and read back as it was.
    reply: json(z.custom<Reply>((value) => typeof value === "object" && value !== null && "blocks" in value)),
    parent: optional,
    due: z.string(),
    late: flag,
    lease: z.string(),
    attempts: z.number(),
    doubtful: flag,
    claimed_first: z.string(),
    thread: optional,
  })
  .transform(({ claimed_first: claimedFirst, ...rest }): Parcel => ({ ...rest, claimedFirst }));

/** A row of `outbox` for people to look at. */
export const entryRow = z
  .object({
    ...address,
    key: z.string(),
    workshop: z.string(),
    day: z.string(),
    state: z.enum(["waiting", "claimed", "sent", "dead", "skipped"]),
    due: z.string(),
    settled: optional,
    reason: optional,
  })
  .transform((row): OutboxEntry => row);
