import type { Knex } from "knex";
import type { Draft, Plan } from "../../core/outbox.ts";
import { dueColumns } from "./rows.ts";

/**
 * Writes what is due and moves the subscriptions on, in one transaction. A subscription's due time is compared and set,
 * so that of two planners at work on it only one writes.
 */
export function carryOut(db: Knex, plans: readonly Plan[]): Promise<number> {
  return db.transaction(async (tx) => {
    let carried = 0;
    for (const plan of plans) {
      if (!(await moveOn(tx, plan))) continue;
      await writeDrafts(tx, plan.drafts);
      carried += 1;
    }
    return carried;
  });
}

async function moveOn(tx: Knex, { subscription, next, skipped }: Plan): Promise<boolean> {
  const moved: unknown = await tx("subscriptions")
    .where({ id: subscription.id, state: "active", ...dueColumns(subscription.next) })
    .update({ ...dueColumns(next), state: next ? "active" : "ended", skipped: JSON.stringify(skipped) });
  return moved === 1;
}

/** Adds drafts to the outbox; one whose key is there already is passed over. */
export async function writeDrafts(db: Knex, drafts: readonly Draft[]): Promise<void> {
  for (const { skip, parent, subscription, reply, notice = false, expires = null, ...rest } of drafts) {
    const row = {
      ...rest,
      notice,
      expires,
      // Whoever reads the message opens its talks by their buttons.
      reply: JSON.stringify({ ...reply, talks: [] }),
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
