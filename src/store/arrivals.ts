import { setTimeout as pause } from "node:timers/promises";
import type { Knex } from "knex";
import { z } from "zod";
import type { Arrivals } from "../core/arrivals.ts";
import { available } from "./availability.ts";
import type { Database } from "./engine.ts";

/** How often this process removes what has expired, in milliseconds. */
const PRUNE_MS = 60_000;
/**
 * Where others write one at a time, an import may hold them up for long; no answer waits for it longer than this, in
 * milliseconds. Such a store is one machine's, and seldom more than one process answers there.
 */
const LONGEST_WAIT_MS = 50;

const takenRow = z.object({ taker: z.string() }).optional();

/**
 * Which inputs were taken: one insert for each, and now and then a look for those that have expired. An answer waits for
 * a queue of writes `longestWait` milliseconds at most.
 */
export function createArrivals({ db, engine }: Database, longestWait = LONGEST_WAIT_MS): Arrivals {
  let pruned = performance.now();
  const take: Arrivals["take"] = async ({ key, taker, expires }) => {
    if (performance.now() - pruned > PRUNE_MS) {
      pruned = performance.now();
      await db("arrivals").where("expires", "<=", new Date().toISOString()).delete();
    }
    const row = { key, taker, expires: expires.toISOString() };
    const added: unknown[] = await db("arrivals").insert(row).onConflict("key").ignore().returning("key");
    return added.length > 0 || (await takerOf(db, key)) === taker;
  };
  return {
    take: (input) => available(() => (engine.writesQueue ? inTime(take(input), longestWait) : take(input))),
  };
}

async function takerOf(db: Knex, key: string): Promise<string | undefined> {
  return takenRow.parse(await db("arrivals").where({ key }).first("taker"))?.taker;
}

async function inTime(taking: Promise<boolean>, longestWait: number): Promise<boolean> {
  const over = new AbortController();
  try {
    return await Promise.race([taking, pause(longestWait, true, { signal: over.signal })]);
  } finally {
    over.abort();
  }
}
