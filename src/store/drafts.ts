import type { Knex } from "knex";
import type { Draft } from "../core/outbox.ts";

/** Adds drafts to the outbox; one whose key is there already is passed over. */
export async function writeDrafts(db: Knex, drafts: readonly Draft[]): Promise<void> {
  for (const { skip, parent, subscription, reply, notice = false, expires = null, ...rest } of drafts) {
    const row = {
      ...rest,
      notice,
      expires,
      // Whoever reads the message opens its talks by their buttons.
      reply: JSON.stringify({ ...reply, talks: [] }),
      parent: parent ?? null,
      subscription: subscription ?? null,
      state: skip === undefined ? "waiting" : "skipped",
      reason: skip ?? null,
      not_before: new Date(0).toISOString(),
      settled: skip === undefined ? null : new Date().toISOString(),
    };
    await db("outbox").insert(row).onConflict("key").ignore();
  }
}

/** Gives up what still waits to be posted for a subscription or a reminder. */
export async function skipWaiting(db: Knex, subscription: string, reason: string): Promise<void> {
  await db("outbox")
    .where({ subscription, state: "waiting" })
    .update({ state: "skipped", reason, settled: new Date().toISOString() });
}
