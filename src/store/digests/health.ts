import type { Knex } from "knex";
import { z } from "zod";
import type { Backlog, OutboxEntry, OutboxHealth } from "../../core/outbox.ts";
import type { ChannelAddress } from "../../core/subscription.ts";
import { entryRow } from "./rows.ts";

const MOST_SHOWN = 20;
const OPEN = ["waiting", "claimed"];
const entries = z.array(entryRow);

/** The last entries of a subscription, the latest first. */
export async function readEntries(
  db: Knex,
  subscription: string,
  limit: number,
): Promise<readonly OutboxEntry[]> {
  return entries.parse(await db("outbox").where({ subscription }).orderBy("number", "desc").limit(limit));
}

/** How many digests of a workshop day were written for a channel and not given up. */
export async function countPosted(
  db: Knex,
  { platform, workspace, channel }: ChannelAddress,
  workshop: string,
  day: string,
): Promise<number> {
  const row: unknown = await db("outbox")
    .where({ platform, workspace, channel, workshop, day, parent: null, notice: false })
    .whereIn("state", [...OPEN, "sent"])
    .count({ count: "*" })
    .first();
  return z.object({ count: z.coerce.number() }).parse(row).count;
}

/** When the next row may be claimed: its time has come, or the lease on it has run out. */
export async function readNextClaim(db: Knex): Promise<Date | undefined> {
  const row: unknown = await db("outbox")
    .whereIn("state", OPEN)
    .min({ at: db.raw("case state when 'waiting' then not_before else lease_until end") })
    .first();
  const { at } = z.object({ at: z.string().nullable() }).parse(row);
  return at === null ? undefined : new Date(at);
}

/** What waits to be posted. */
export async function readBacklog(db: Knex, home: object = {}): Promise<Backlog> {
  const open: unknown = await db("outbox")
    .where(home)
    .whereIn("state", OPEN)
    .count({ depth: "*" })
    .min({ due: "due" })
    .first();
  const { depth, due } = z.object({ depth: z.coerce.number(), due: z.string().nullable() }).parse(open);
  return { depth, oldestDue: due ?? undefined };
}

/** The outbox of a workspace in numbers, or all of it. */
export async function readHealth(
  db: Knex,
  of?: Pick<ChannelAddress, "platform" | "workspace">,
): Promise<OutboxHealth> {
  const home = of ? { platform: of.platform, workspace: of.workspace } : {};
  const backlog = await readBacklog(db, home);
  const lastOfChannel = db("outbox")
    .where({ state: "sent", ...home })
    .groupBy("platform", "workspace", "channel")
    .max("number");
  const last = await db("outbox")
    .whereIn("number", lastOfChannel)
    .orderBy("number", "desc")
    .limit(MOST_SHOWN);
  const failed = await db("outbox")
    .where({ state: "dead", ...home })
    .orderBy("number", "desc")
    .limit(MOST_SHOWN);
  return { ...backlog, last: entries.parse(last), failed: entries.parse(failed) };
}
