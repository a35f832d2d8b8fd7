import type { Knex } from "knex";
import { LRUCache } from "lru-cache";
import { z } from "zod";

const MOST_ENTRIES = 200;
/** Another process' change is seen at the latest after this long. */
const TRUSTED_MS = 1000;

/** Keeps what was read until somebody changes it: programmes, or notes. */
export interface Memory {
  /**
   * Wraps a reader, so that the same arguments (plain data) are read once as long as the store hasn't changed. What the
   * reader gives must be immutable.
   */
  remembered<Arguments extends readonly unknown[], Value>(
    read: (...args: Arguments) => Promise<Value>,
  ): (...args: Arguments) => Promise<Value>;
  /** A bounded cache of single things, which is cleared after a change like all else. */
  cache<Key extends string | number, Value extends object | number>(max: number): LRUCache<Key, Value>;
  /** Makes the next look-up ask whether the store has changed. */
  distrust(): void;
  /** The number of changes so far, as far as is known. */
  revision(): Promise<number>;
  /** Forgets all that was read. */
  forget(): void;
}

/** Builds a memory over the revision number that a table holds. `now` gives milliseconds that never run backwards. */
export function createMemory(
  db: Knex,
  table: "revisions" | "note_revisions" = "revisions",
  now: () => number = () => performance.now(),
): Memory {
  const caches: { clear(): void }[] = [];
  let revision = -1;
  let trustedUntil = -Infinity;
  let changes = 0;
  let asking: Promise<void> | undefined;

  const ask = async (): Promise<void> => {
    const before = changes;
    const row: unknown = await db(table).first("number");
    const { number } = z.object({ number: z.number() }).parse(row);
    if (changes !== before) return;
    trustedUntil = now() + TRUSTED_MS;
    if (number === revision) return;
    revision = number;
    for (const cache of caches) cache.clear();
  };

  /** However many wait for the answer, it is asked for once. */
  const refresh = async (): Promise<void> => {
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    await asking;
  };

  return {
    remembered<Arguments extends readonly unknown[], Value>(read: (...args: Arguments) => Promise<Value>) {
      const cache = new LRUCache<string, Promise<Value>>({ max: MOST_ENTRIES });
      caches.push(cache);
      return async (...args: Arguments) => {
        if (now() >= trustedUntil) await refresh();
        const name = JSON.stringify(args);
        const known = cache.get(name);
        if (known) return known;
        const reading = read(...args);
        cache.set(name, reading);
        reading.catch(() => cache.delete(name));
        return reading;
      };
    },
    cache<Key extends string | number, Value extends object | number>(max: number) {
      const cache = new LRUCache<Key, Value>({ max });
      caches.push(cache);
      return cache;
    },
    distrust() {
      trustedUntil = -Infinity;
      changes += 1;
      asking = undefined;
    },
    async revision() {
      if (now() >= trustedUntil) await refresh();
      return revision;
    },
    forget() {
      for (const cache of caches) cache.clear();
    },
  };
}
