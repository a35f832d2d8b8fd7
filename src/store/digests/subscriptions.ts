import { randomUUID } from "node:crypto";
import type { Knex } from "knex";
import { z } from "zod";
import type { ChannelAddress, DigestOrder, Due, Subscription } from "../../core/subscription.ts";
import { skipWaiting } from "../drafts.ts";
import { dueColumns, orderColumns, subscriptionRow } from "./rows.ts";

const subscriptionRows = z.array(subscriptionRow);

/** Adds a subscription in place of the one that the channel may have to the same workshop. */
export function subscribe(db: Knex, order: DigestOrder, next: Due | undefined): Promise<Subscription> {
  const { platform, workspace, channel, workshop } = order;
  const subscription: Subscription = {
    ...order,
    id: randomUUID().slice(0, 8),
    state: "active",
    next,
    skipped: [],
  };
  return db.transaction(async (tx) => {
    const before: unknown = await tx("subscriptions")
      .where({ platform, workspace, channel, workshop })
      .first("id");
    if (before !== undefined) await unsubscribe(tx, z.object({ id: z.string() }).parse(before).id);
    const columns = { ...orderColumns(order), ...dueColumns(next) };
    await tx("subscriptions")
      .insert({ id: subscription.id, state: "active", skipped: "[]", ...columns })
      .onConflict(["platform", "workspace", "channel", "workshop"])
      .merge();
    return subscription;
  });
}

/** The subscriptions of a workspace, or all of them. */
export async function readSubscriptions(
  db: Knex,
  of?: Pick<ChannelAddress, "platform" | "workspace">,
): Promise<readonly Subscription[]> {
  const query = db("subscriptions").orderBy(["channel", "workshop"]);
  if (of) query.where({ platform: of.platform, workspace: of.workspace });
  return subscriptionRows.parse(await query);
}

/** Active subscriptions whose next digest is due, the oldest first. */
export async function readDue(db: Knex, now: Date, limit: number): Promise<readonly Subscription[]> {
  return subscriptionRows.parse(
    await db("subscriptions")
      .where({ state: "active" })
      .where("next_at", "<=", now.toISOString())
      .orderBy(["next_at", "id"])
      .limit(limit),
  );
}

/** When the next digest of any active subscription is due. */
export async function readNextDue(db: Knex): Promise<Date | undefined> {
  const row: unknown = await db("subscriptions").where({ state: "active" }).min({ at: "next_at" }).first();
  const { at } = z.object({ at: z.string().nullable() }).parse(row);
  return at === null ? undefined : new Date(at);
}

/**
 * Stops a subscription until somebody resumes it. With a reason, what waits to be posted for it can't be, and is skipped; the
 * same goes for a reminder of that id, until somebody orders it again.
 */
export async function pause(db: Knex, id: string, reason: string | undefined): Promise<void> {
  if (reason !== undefined) {
    await skipWaiting(db, id, reason);
    await db("reminders").where({ id }).update({ obstacle: reason });
  }
  await db("subscriptions")
    .where({ id })
    .update({ state: "paused", reason: reason ?? null });
}

/** Goes on with a paused subscription, or ends it when nothing is left to tell. */
export async function resume(
  db: Knex,
  id: string,
  next: Due | undefined,
  start: string | undefined,
): Promise<void> {
  const state = next ? "active" : "ended";
  await db("subscriptions")
    .where({ id })
    .update({ state, reason: null, ...dueColumns(next), ...(start !== undefined && { start }) });
}

/** Removes a subscription; what still waits to be posted for it is skipped. */
export async function unsubscribe(db: Knex, id: string): Promise<void> {
  await skipWaiting(db, id, "the channel unsubscribed");
  await db("subscriptions").where({ id }).delete();
}
