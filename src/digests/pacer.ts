import { setTimeout as pause } from "node:timers/promises";
import { LRUCache } from "lru-cache";
import PQueue from "p-queue";
import type { DeliveryLimits } from "../core/delivery.ts";
import type { ChannelAddress } from "../core/subscription.ts";

const MOST_AT_ONCE = 50;
/** Posts that are claimed and under way or in line; more would only let their leases run out. */
const MOST_HELD = 200;
const MOST_CHANNELS = 20_000;

/** Holds a platform's rates, so that it never has to refuse. */
export interface Pacer {
  /** Runs a post when the platform and the channel allow one more. */
  run<Value>(address: ChannelAddress, post: () => Promise<Value>): Promise<Value>;
  /** Lets nothing out for a while, since the platform asked for it. */
  hold(ms: number): void;
  /** How many more posts may be claimed now: none, or a batch that is worth asking the store for. */
  room(): number;
}

/** Builds a pacer for a platform's limits. */
export function createPacer({ perSecond, channelPauseMs }: DeliveryLimits): Pacer {
  const queue = new PQueue({ concurrency: MOST_AT_ONCE, ...evenly(perSecond), strict: true });
  const lastPost = new LRUCache<string, number>({ max: MOST_CHANNELS, ttl: Math.max(1, channelPauseMs) });
  let heldUntil = 0;
  let held = 0;

  return {
    async run({ workspace, channel }, post) {
      const name = `${workspace}/${channel}`;
      held += 1;
      try {
        const since = performance.now() - (lastPost.get(name) ?? -Infinity);
        if (since < channelPauseMs) await pause(channelPauseMs - since);
        return await queue.add(() => {
          lastPost.set(name, performance.now());
          return post();
        });
      } finally {
        held -= 1;
      }
    },
    hold(ms) {
      heldUntil = Math.max(heldUntil, performance.now() + ms);
      queue.pause();
      setTimeout(() => {
        if (performance.now() >= heldUntil - 1) queue.start();
      }, ms).unref();
    },
    room: () => {
      const free = MOST_HELD - held;
      return free < MOST_HELD / 2 ? 0 : free;
    },
  };
}

/**
 * Spreads a second's posts over tenths of it: a burst at its start would be more than a second's worth to a platform that
 * counts from the burst before. Two percent are kept for requests that overtake each other on the way.
 */
function evenly(perSecond: number): { intervalCap: number; interval: number } {
  const intervalCap = Math.max(1, Math.floor(perSecond / 10));
  return { intervalCap, interval: (1020 * intervalCap) / perSecond };
}
