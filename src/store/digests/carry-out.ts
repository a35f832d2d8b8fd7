import type { Knex } from "knex";
import type { Draft, Plan } from "../../core/outbox.ts";
import { dueColumns } from "./rows.ts";

/**
 * Writes what is due and moves the subscription on, in one transaction. The subscription's due time is compared and
 * set, so that of two planners at work on it only one writes.
 */
export function carryOut(db: Knex, { subscription, drafts, next, skipped }: Plan): Promise<boolean> {
  return db.transaction(async (tx) => {
    const moved: unknown = await tx("subscriptions")
      .where({ id: subscription.id, state: "active", ...dueColumns(subscription.next) })
      .update({ ...dueColumns(next), state: next ? "active" : "ended", skipped: JSON.stringify(skipped) });
    if (moved !== 1) return false;
    await writeDrafts(tx, drafts);
    return true;
  });
}

/** Adds drafts to the outbox; one whose key is there already is passed over. */
export async function writeDrafts(db: Knex, drafts: readonly Draft[]): Promise<void> {
  for (const { skip, parent, subscription, reply, ...rest } of drafts) {
    const row = {
      ...rest,
      reply: JSON.stringify(reply),
      parent: parent ?? null,
      subscription: subscription ?? null,
      state: skip === undefined ? "waiting" : "skipped",
      reason: skip ?? null,
      not_before: new Date(0).toISOString(),
      settled: skip === undefined ? null : new Date().toISOString(),
    };
    await db("outbox").insert(row).onConflict("key").ignore();
  }
}
