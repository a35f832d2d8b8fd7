import { randomUUID } from "node:crypto";
import type { Knex } from "knex";
import { z } from "zod";
import type { ClaimedWatch, LookOutcome, Watch, WatchStore } from "../../core/watching.ts";
import { available } from "../availability.ts";
import { optional } from "../columns.ts";
import type { Database, Engine } from "../engine.ts";

const watchRow = z
  .object({
    id: z.string(),
    address: z.string(),
    workshop: optional,
    owner: z.string().transform((owner) => owner || undefined),
    every: z.number(),
    next: z.string(),
    etag: optional,
    last_modified: optional,
    looked_at: optional,
    failures: z.number(),
    error: optional,
  })
  .transform(
    ({ etag, last_modified: lastModified, looked_at: lookedAt, ...rest }): Watch => ({
      ...rest,
      lookedAt,
      seen: { etag, lastModified },
    }),
  );

const claimedRows = z.array(z.looseObject({ lease: z.string(), next: z.string() }));

/** Leases due watches in one statement. */
const leasing = (lock: string): string => `
  with due as (
    select id from watches
    where next <= :now and (lease is null or lease_until <= :now)
    order by next, id
    limit :limit ${lock}
  )
  update watches set lease = :lease, lease_until = :until
  where id in (select id from due)
  returning *`;

/** Addresses that are watched, over a database. */
export function createWatchStore({ db, reader, engine }: Database): WatchStore {
  return {
    add: (watch, first) => available(() => add(db, watch, first)),
    remove: (id) => available(async () => (await db("watches").where({ id }).delete()) === 1),
    all: () => available(() => readAll(reader)),
    claim: (wanted) => available(() => claim(db, engine, wanted)),
    settle: (watch, outcome, now) => available(() => settle(db, watch, outcome, now)),
  };
}

async function add(
  db: Knex,
  { address, workshop, owner = "", every }: Parameters<WatchStore["add"]>[0],
  first: Date,
): Promise<Watch> {
  const wish = {
    address,
    owner,
    every,
    next: first.toISOString(),
    ...(workshop !== undefined && { workshop }),
  };
  const rows: unknown = await db("watches")
    .insert({ id: randomUUID().slice(0, 8), ...wish })
    .onConflict(["address", "owner"])
    .merge(wish)
    .returning("*");
  const [watch] = z.array(watchRow).parse(rows);
  if (!watch) throw new Error("the engine gave no row back");
  return watch;
}

async function readAll(db: Knex): Promise<readonly Watch[]> {
  return z.array(watchRow).parse(await db("watches").orderBy(["address", "owner"]));
}

async function claim(
  db: Knex,
  engine: Engine,
  { now, until, limit }: Parameters<WatchStore["claim"]>[0],
): Promise<readonly ClaimedWatch[]> {
  const rows: unknown = await db.raw(leasing(engine.passOver("watches")), {
    lease: randomUUID(),
    now: now.toISOString(),
    until: until.toISOString(),
    limit,
  });
  return claimedRows
    .parse(engine.rows(rows))
    .toSorted((a, b) => a.next.localeCompare(b.next))
    .map((row) => ({ ...watchRow.parse(row), lease: row.lease }));
}

/** Ends a lease that still holds. */
async function settle(
  db: Knex,
  { id, lease }: Pick<ClaimedWatch, "id" | "lease">,
  outcome: LookOutcome,
  now: Date,
): Promise<boolean> {
  const settled: unknown = await db("watches")
    .where({ id, lease })
    .where("lease_until", ">", now.toISOString())
    .update({
      ...columns(db, outcome, now),
      next: outcome.next.toISOString(),
      lease: null,
      lease_until: null,
    });
  return settled === 1;
}

function columns(db: Knex, outcome: LookOutcome, now: Date): Record<string, unknown> {
  if (outcome.state === "failed") return { failures: db.raw("failures + 1"), error: outcome.error };
  const { seen, workshop } = outcome;
  return {
    failures: 0,
    error: null,
    looked_at: now.toISOString(),
    etag: seen.etag ?? null,
    last_modified: seen.lastModified ?? null,
    ...(workshop !== undefined && { workshop }),
  };
}
