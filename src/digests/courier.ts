import pRetry from "p-retry";
import { CannotLook, type Delivery, NotPosted, PermanentFailure, type Postman } from "../core/delivery.ts";
import type { Log } from "../core/log.ts";
import type { Parcel, Settlement } from "../core/outbox.ts";
import type { Store } from "../core/store.ts";
import type { Pacer } from "./pacer.ts";

/** What to do when nobody can tell whether a message was posted and the platform won't show the history. */
export type Preference = "no-double" | "no-loss";

/** How a courier works. */
export interface CourierParts {
  readonly store: Store;
  readonly postmen: ReadonlyMap<string, Postman>;
  readonly pacers: ReadonlyMap<string, Pacer>;
  readonly log: Log;
  readonly prefer: Preference;
  /** How long a claim lasts, in milliseconds: more than twice as long as the postmen's requests may take. */
  readonly leaseMs: number;
  /** Real time, whatever the programme's clock says. */
  now(): Date;
}

/** A request begins only in this part of a lease, so that it has ended, one way or the other, before somebody else may look. */
const USABLE_LEASE = 0.5;
const FIRST_BACKOFF_MS = 1000;
const LONGEST_BACKOFF_MS = 60_000;
const GIVE_UP_MS = 7 * 24 * 3_600_000;

/**
 * Carries one claimed parcel to its channel and settles it. What may have been posted before is looked for first, so
 * that it is never posted twice. A lease that ran out, as after a long stall, ends the matter without a post: somebody
 * else has taken over.
 */
export async function carry(parcel: Parcel, leasedAt: number, parts: CourierParts): Promise<void> {
  const { log, leaseMs } = parts;
  const isOurs = (): boolean => performance.now() - leasedAt < leaseMs * USABLE_LEASE;
  log.debug({ key: parcel.key }, "claimed");
  const settlement = await attempt(parcel, isOurs, parts);
  if (!settlement) {
    log.warn({ key: parcel.key }, "the lease ran out, so it was left to others");
    return;
  }
  await settle(parcel, settlement, isOurs, parts);
}

async function attempt(
  parcel: Parcel,
  isOurs: () => boolean,
  parts: CourierParts,
): Promise<Settlement | undefined> {
  const postman = parts.postmen.get(parcel.platform);
  const pacer = parts.pacers.get(parcel.platform);
  if (!postman || !pacer) return retryLater(parcel, `not connected to ${parcel.platform}`, true, parts.now());
  const delivery: Delivery = { ...parcel, since: parcel.claimedFirst };
  try {
    if (parcel.doubtful) {
      const found = await look(postman, delivery, parts.prefer);
      if (found !== undefined) return found;
    }
    return await pacer.run(parcel, async () => {
      if (!isOurs()) return undefined;
      parts.log.debug({ key: parcel.key }, "posting");
      const message = await postman.post(delivery);
      parts.log.debug({ key: parcel.key }, "posted");
      return { state: "sent", message } as const;
    });
  } catch (error) {
    return verdict(error, parcel, parts);
  }
}

async function look(
  postman: Postman,
  delivery: Delivery,
  prefer: Preference,
): Promise<Settlement | undefined> {
  try {
    const message = await postman.find(delivery);
    return message === undefined ? undefined : { state: "sent", message };
  } catch (error) {
    if (!(error instanceof CannotLook)) throw error;
    if (prefer === "no-loss") return undefined;
    return { state: "dead", reason: `It may have been posted already, and ${error.message}` };
  }
}

function verdict(error: unknown, parcel: Parcel, { log, pacers, now }: CourierParts): Settlement {
  const reason = error instanceof Error ? error.message : String(error);
  if (error instanceof PermanentFailure) return { state: "dead", reason };
  log.warn({ err: error, key: parcel.key }, "a post failed");
  if (!(error instanceof NotPosted)) return retryLater(parcel, reason, false, now());
  if (error.retryAfterMs !== undefined) pacers.get(parcel.platform)?.hold(error.retryAfterMs);
  return retryLater(parcel, reason, !parcel.doubtful, now(), error.retryAfterMs);
}

function retryLater(
  parcel: Parcel,
  reason: string,
  certain: boolean,
  now: Date,
  waitMs = backoff(parcel.attempts),
): Settlement {
  if (now.getTime() - Date.parse(parcel.claimedFirst) > GIVE_UP_MS) {
    return { state: "dead", reason: `given up after 7 days: ${reason}` };
  }
  return { state: "waiting", at: new Date(now.getTime() + waitMs).toISOString(), reason, certain };
}

/** Exponential, with full jitter, so that many failures don't come back as one wave. */
function backoff(attempts: number): number {
  return (
    Math.random() * Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** attempts) + FIRST_BACKOFF_MS / 2
  );
}

/** The store may be locked or full just now; what was posted must be settled all the same, as long as the lease lasts. */
async function settle(
  parcel: Parcel,
  settlement: Settlement,
  isOurs: () => boolean,
  { store, log, now }: CourierParts,
): Promise<void> {
  const done = await pRetry(() => store.digests.settle(parcel, settlement, now()), {
    retries: 20,
    minTimeout: 100,
    maxTimeout: 5000,
    shouldRetry: isOurs,
    onFailedAttempt: ({ error }) => log.warn({ err: error, key: parcel.key }, "settling failed"),
  });
  log.debug({ key: parcel.key, state: settlement.state, done }, "settled");
  if (done && settlement.state === "dead") {
    log.error({ key: parcel.key, reason: settlement.reason }, "a message can't be posted");
    if (parcel.subscription !== undefined) await store.digests.pause(parcel.subscription, settlement.reason);
  }
}
