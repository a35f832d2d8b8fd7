import { readFile } from "node:fs/promises";
import type { Knex } from "knex";
import { z } from "zod";
import type { Database } from "../src/store/engine.ts";
import { quantile } from "./load.ts";

/** What doing something once costs. */
export const costSchema = z.object({
  /** Half the times it is done in this many milliseconds. */
  p50: z.number(),
  p99: z.number(),
  /** Statements sent to the database. */
  queries: z.number(),
  /** Milliseconds that the process waits for them, one after the other. */
  databaseMs: z.number(),
  /** Bytes of the rows that came back, as JSON. */
  bytes: z.number(),
  /** Milliseconds of our process' time on a processor; with SQLite those of its threads, too. */
  cpuMs: z.number(),
  /** The same of the database's own processes; 0 for SQLite. */
  serverMs: z.number(),
});

/** See `costSchema`. */
export type Cost = z.output<typeof costSchema>;

/** Measures what work costs on one database. */
export interface Meter {
  /** Does something `times` times, one after the other, and gives the cost of one; `each` says how many things one time does. */
  measure(times: number, work: (turn: number) => Promise<unknown>, each?: number): Promise<Cost>;
}

/** By this knex' client asks its connection; transactions have clients of their own over the same prototype. */
const ASK = "_query";

type Asking = Record<typeof ASK, (connection: unknown, query: { response?: unknown }) => Promise<unknown>>;

/** Begins to listen to all that is asked of an engine, from whatever connection. */
export function createMeter({ db, engine }: Database): Meter {
  const counts = { queries: 0, databaseMs: 0 };
  const responses: unknown[] = [];
  const asking = Object.getPrototypeOf(db.client) as Asking;
  const ask = asking[ASK];
  asking[ASK] = async function measured(connection, query) {
    const began = performance.now();
    try {
      return await ask.call(this, connection, query);
    } finally {
      counts.databaseMs += performance.now() - began;
      counts.queries += 1;
      responses.push(query.response);
    }
  };
  return {
    async measure(times, work, each = 1) {
      Object.assign(counts, { queries: 0, databaseMs: 0 });
      responses.length = 0;
      const server = await serverTimes(db);
      const cpu = process.cpuUsage();
      const took: number[] = [];
      for (let turn = 0; turn < times; turn += 1) {
        const began = performance.now();
        await work(turn);
        took.push(performance.now() - began);
      }
      const { user, system } = process.cpuUsage(cpu);
      const { queries, databaseMs } = counts;
      const per = times * each;
      // Counted afterwards, so that counting costs nothing.
      const bytes = responses.reduce((sum: number, rows) => sum + sizeOf(rows, engine), 0);
      return {
        p50: quantile(took, 0.5) / each,
        p99: quantile(took, 0.99) / each,
        queries: queries / per,
        databaseMs: databaseMs / per,
        bytes: bytes / per,
        cpuMs: (user + system) / 1000 / per,
        serverMs: (await serverSince(db, server)) / per,
      };
    },
  };
}

function sizeOf(response: unknown, engine: Database["engine"]): number {
  const isRows = Array.isArray(response) || response === undefined || response === null;
  return JSON.stringify(isRows ? response : engine.rows(response))?.length ?? 0;
}

/**
 * Milliseconds that each of PostgreSQL's processes for us has run, by its id, as Linux counts them: in hundredths of a second. One
 * that ends in between isn't counted.
 */
async function serverTimes(db: Knex): Promise<ReadonlyMap<number, number>> {
  if (db.client.config.client !== "pg") return new Map();
  const pids = z
    .array(z.number())
    .parse(await db("pg_stat_activity").where({ application_name: "rapporteur" }).pluck("pid"));
  const times = pids.map(async (pid) => {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
    const fields = stat.slice(stat.lastIndexOf(")")).split(" ");
    return [pid, (Number(fields[12] ?? 0) + Number(fields[13] ?? 0)) * 10] as const;
  });
  return new Map(await Promise.all(times));
}

async function serverSince(db: Knex, before: ReadonlyMap<number, number>): Promise<number> {
  return [...(await serverTimes(db))].reduce((sum, [pid, ms]) => sum + ms - (before.get(pid) ?? 0), 0);
}
