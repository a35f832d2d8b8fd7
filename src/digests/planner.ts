import { LRUCache } from "lru-cache";
import type { Clock } from "../core/clock.ts";
import type { Log } from "../core/log.ts";
import type { Plan } from "../core/outbox.ts";
import { partyOf, sees } from "../core/party.ts";
import type { Reply } from "../core/reply.ts";
import type { Store } from "../core/store.ts";
import { reference } from "../core/talk.ts";
import { dayDigest } from "../views/digest.ts";
import { tellChanges } from "./change-notices.ts";
import { type DrawDigest, type Patience, planDigest } from "./plan.ts";
import { remind } from "./starting-soon.ts";

const BATCH = 100;
const REMEMBERED_DIGESTS = 50;

/** Finds what is due and writes it to the outbox. Any number of them may run at once on one store. */
export interface Planner {
  /** Writes everything that is due now: digests, changes, what begins soon. Resolves to how many it planned. */
  tick(): Promise<number>;
}

/** Builds a planner. `patience` is in the clock's milliseconds. */
export function createPlanner(store: Store, clock: Clock, log: Log, patience: Patience): Planner {
  const plansFor = async (now: Date, draw: DrawDigest): Promise<Plan[]> => {
    const plans: Plan[] = [];
    for (const subscription of await store.digests.due(now, BATCH)) {
      const programme = await store.programme(subscription.workshop);
      if (programme && sees(partyOf(subscription), programme.workshop))
        plans.push(planDigest(subscription, programme, now, patience, draw));
    }
    return plans;
  };

  const planDigests = async (): Promise<number> => {
    const draw = rememberedDraw();
    let count = 0;
    for (;;) {
      const plans = await plansFor(clock.now(), draw);
      const done = plans.length === 0 ? 0 : await store.digests.carryOut(plans);
      if (done === 0) return count;
      log.info({ digests: done }, "planned digests");
      count += done;
    }
  };

  return {
    async tick() {
      const digests = await planDigests();
      const notices = (await tellChanges(store, clock.now(), patience)) + (await remind(store, clock));
      if (notices > 0) log.info({ notices }, "planned notices");
      return digests + notices;
    },
  };
}

/** Draws each digest once, however many channels get it; good for one look at the programmes. */
function rememberedDraw(): DrawDigest {
  const drawn = new LRUCache<string, Reply>({ max: REMEMBERED_DIGESTS });
  return (day, programme, options) => {
    const { talks = [], retoldOn, skipped } = options ?? {};
    const name = JSON.stringify([programme.workshop.id, day, talks.map(reference), retoldOn, skipped]);
    const known = drawn.get(name) ?? dayDigest(day, programme, options);
    drawn.set(name, known);
    return known;
  };
}
