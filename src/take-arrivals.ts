import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { LRUCache } from "lru-cache";
import pRetry from "p-retry";
import type { TakeArrival } from "./core/arrivals.ts";
import type { Log } from "./core/log.ts";
import type { Store } from "./core/store.ts";

/** Slack's last retry comes after five minutes (https://docs.slack.dev/apis/events-api#retries); Discord sends nothing again later. */
const REMEMBERED_MS = 15 * 60_000;
const MOST_REMEMBERED = 10_000;
/** Between attempts to ask a store that doesn't answer, in milliseconds. */
const PAUSES = { minTimeout: 50, maxTimeout: 500, factor: 2 };

/**
 * Tells first arrivals from others: by this process' memory, and then by one insert into the store, which all processes
 * share. What is asked of a store that is away is asked again until the person can't wait any longer.
 */
export function createTakeArrival({ arrivals }: Pick<Store, "arrivals">, log: Log): TakeArrival {
  const seen = new LRUCache<string, true>({ max: MOST_REMEMBERED, ttl: REMEMBERED_MS });
  return async ({ key, again, patience }) => {
    if (seen.has(key)) return false;
    seen.set(key, true);
    const input = { key, taker: randomUUID(), expires: new Date(Date.now() + REMEMBERED_MS) };
    const over = new AbortController();
    const { signal } = over;
    try {
      return await Promise.race([
        pRetry(() => arrivals.take(input), { ...PAUSES, retries: Infinity, signal }),
        pause(patience, undefined, { signal }).then(() => Promise.reject(new Error("it takes too long"))),
      ]);
    } catch (error) {
      log.warn({ err: error, key, again }, "the store doesn't say whether an input was answered before");
      return !again;
    } finally {
      over.abort();
    }
  };
}
