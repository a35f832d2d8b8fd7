import type { Knex } from "knex";
import { LRUCache } from "lru-cache";
import { z } from "zod";

const MOST_ENTRIES = 50;
/** Another process' change is seen at the latest after this long. */
const TRUSTED_MS = 1000;

/** Keeps what was read until somebody changes a programme. */
export interface Memory {
  /** Wraps a reader, so that each name is read once as long as the store hasn't changed. What it gives must be immutable. */
  remembered<Value>(read: (name: string) => Promise<Value>): (name: string) => Promise<Value>;
  /** Makes the next look-up ask whether the store has changed. */
  distrust(): void;
}

/** Builds a memory over the store's revision number. `now` gives milliseconds that never run backwards. */
export function createMemory(db: Knex, now: () => number = () => performance.now()): Memory {
  const caches: { clear(): void }[] = [];
  let revision = -1;
  let trustedUntil = -Infinity;

  const refresh = async (): Promise<void> => {
    const row: unknown = await db("revisions").first("number");
    const { number } = z.object({ number: z.number() }).parse(row);
    trustedUntil = now() + TRUSTED_MS;
    if (number === revision) return;
    revision = number;
    for (const cache of caches) cache.clear();
  };

  return {
    remembered<Value>(read: (name: string) => Promise<Value>) {
      const cache = new LRUCache<string, Promise<Value>>({ max: MOST_ENTRIES });
      caches.push(cache);
      return async (name: string) => {
        if (now() >= trustedUntil) await refresh();
        const reading = cache.get(name) ?? read(name);
        cache.set(name, reading);
        reading.catch(() => cache.delete(name));
        return reading;
      };
    },
    distrust() {
      trustedUntil = -Infinity;
    },
  };
}
