import type { Knex } from "knex";
import { z } from "zod";
import type { Arrivals } from "../core/arrivals.ts";
import { available } from "./availability.ts";

/** How often this process removes what has expired, in milliseconds. */
const PRUNE_MS = 60_000;

const takenRow = z.object({ taker: z.string() }).optional();

/** Which inputs were taken: one insert for each, and now and then a look for those that have expired. */
export function createArrivals(db: Knex): Arrivals {
  let pruned = performance.now();
  const prune = async (): Promise<void> => {
    if (performance.now() - pruned < PRUNE_MS) return;
    pruned = performance.now();
    await db("arrivals").where("expires", "<=", new Date().toISOString()).delete();
  };
  return {
    take: ({ key, taker, expires }) =>
      available(async () => {
        await prune();
        const row = { key, taker, expires: expires.toISOString() };
        const added: unknown[] = await db("arrivals").insert(row).onConflict("key").ignore().returning("key");
        return (
          added.length > 0 ||
          takenRow.parse(await db("arrivals").where({ key }).first("taker"))?.taker === taker
        );
      }),
  };
}
