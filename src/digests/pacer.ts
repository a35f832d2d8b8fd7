import { setTimeout as pause } from "node:timers/promises";
import { LRUCache } from "lru-cache";
import PQueue from "p-queue";
import type { DeliveryLimits } from "../core/delivery.ts";
import type { ChannelAddress } from "../core/subscription.ts";

const MOST_AT_ONCE = 50;
const WINDOW_MS = 1000;
const MOST_CHANNELS = 20_000;

/** Holds a platform's rates, so that it never has to refuse. */
export interface Pacer {
  /** Runs a post when the platform and the channel allow one more. */
  run<Value>(address: ChannelAddress, post: () => Promise<Value>): Promise<Value>;
  /** Lets nothing out for a while, since the platform asked for it. */
  hold(ms: number): void;
  /** How many more posts can be taken now without a long wait. */
  room(): number;
}

/** Builds a pacer for a platform's limits. */
export function createPacer({ perSecond, channelPauseMs }: DeliveryLimits): Pacer {
  const queue = new PQueue({
    concurrency: MOST_AT_ONCE,
    intervalCap: perSecond,
    interval: WINDOW_MS,
    strict: true,
  });
  const lastPost = new LRUCache<string, number>({ max: MOST_CHANNELS, ttl: Math.max(1, channelPauseMs) });
  let heldUntil = 0;

  return {
    async run({ workspace, channel }, post) {
      const name = `${workspace}/${channel}`;
      const since = performance.now() - (lastPost.get(name) ?? -Infinity);
      if (since < channelPauseMs) await pause(channelPauseMs - since);
      return queue.add(() => {
        lastPost.set(name, performance.now());
        return post();
      });
    },
    hold(ms) {
      heldUntil = Math.max(heldUntil, performance.now() + ms);
      queue.pause();
      setTimeout(() => {
        if (performance.now() >= heldUntil - 1) queue.start();
      }, ms).unref();
    },
    room: () => Math.max(0, 2 * MOST_AT_ONCE - queue.size - queue.pending),
  };
}
