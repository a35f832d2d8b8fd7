import type { Clock } from "../core/clock.ts";
import type { Log } from "../core/log.ts";
import type { Store } from "../core/store.ts";
import type { Subscription } from "../core/subscription.ts";
import { type Patience, planDigest } from "./plan.ts";
import { dueAfter } from "./schedule.ts";

const BATCH = 100;

/** Finds what is due and writes it to the outbox. Any number of them may run at once on one store. */
export interface Planner {
  /** Writes everything that is due now; resolves to the number of digests planned. */
  tick(): Promise<number>;
}

/** Builds a planner. `patience` is in the clock's milliseconds. */
export function createPlanner(store: Store, clock: Clock, log: Log, patience: Patience): Planner {
  const plan = async (subscription: Subscription, now: Date): Promise<boolean> => {
    const programme = await store.programme(subscription.workshop);
    if (!programme) return false;
    const due = subscription.next;
    const isGone =
      due !== undefined && !programme.talks.some(({ day }) => day === due.day) && !subscription.empty;
    const planned = isGone
      ? {
          subscription,
          drafts: [],
          skipped: subscription.skipped,
          next: dueAfter(subscription, programme, due.day),
        }
      : planDigest(subscription, programme, now, patience);
    const done = await store.digests.carryOut(planned);
    if (done)
      log.info(
        { subscription: subscription.id, day: due?.day, drafts: planned.drafts.length },
        "planned a digest",
      );
    return done;
  };

  return {
    async tick() {
      let count = 0;
      for (;;) {
        const now = clock.now();
        const due = await store.digests.due(now, BATCH);
        const done = [];
        for (const subscription of due) done.push(await plan(subscription, now));
        count += done.filter(Boolean).length;
        if (done.length === 0 || !done.includes(true)) return count;
      }
    },
  };
}
