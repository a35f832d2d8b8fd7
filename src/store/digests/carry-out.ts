import type { Knex } from "knex";
import type { Plan } from "../../core/outbox.ts";
import { writeDrafts } from "../drafts.ts";
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
