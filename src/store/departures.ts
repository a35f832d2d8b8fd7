import type { Knex } from "knex";
import { z } from "zod";
import type { Departures, Home } from "../core/departures.ts";
import { available } from "./availability.ts";
import type { Database } from "./engine.ts";

const REASON = "the bot was removed from the workspace";

/** Keeps who has removed the bot, over a database. */
export function createDepartures({ db, reader }: Database): Departures {
  return {
    left: (home, at) => available(() => db.transaction((tx) => left(tx, home, at))),
    returned: ({ platform, workspace }) =>
      available(async () => void (await db("departures").where({ platform, workspace }).delete())),
    gone: (platform) =>
      available(async () =>
        z.array(z.string()).parse(await reader("departures").where({ platform }).pluck("workspace")),
      ),
  };
}

async function left(tx: Knex, { platform, workspace }: Home, at: Date): Promise<void> {
  const home = { platform, workspace };
  await tx("departures")
    .insert({ ...home, since: at.toISOString() })
    .onConflict(["platform", "workspace"])
    .ignore();
  const stopped = { state: "paused", reason: REASON };
  await tx("subscriptions")
    .where({ ...home, state: "active" })
    .update(stopped);
  await tx("reminders").where(home).update({ obstacle: REASON });
  await tx("outbox")
    .where({ ...home, state: "waiting" })
    .update({ state: "skipped", reason: REASON, settled: at.toISOString() });
}
