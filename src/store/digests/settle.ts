import type { Knex } from "knex";
import type { Parcel, Settlement } from "../../core/outbox.ts";

/** Ends a lease; false when it ran out. What hangs under a message that is given up is given up with it. */
export async function settle(
  db: Knex,
  parcel: Pick<Parcel, "key" | "lease">,
  settlement: Settlement,
  now: Date,
): Promise<boolean> {
  if (settlement.state !== "dead") return end(db, parcel, settlement, now);
  return db.transaction(async (tx) => {
    const ended = await end(tx, parcel, settlement, now);
    if (ended)
      await tx("outbox").where({ parent: parcel.key, state: "waiting" }).update(columns(settlement, now));
    return ended;
  });
}

async function end(
  db: Knex,
  { key, lease }: Pick<Parcel, "key" | "lease">,
  settlement: Settlement,
  now: Date,
): Promise<boolean> {
  const settled: unknown = await db("outbox")
    .where({ key, lease, state: "claimed" })
    .where("lease_until", ">", now.toISOString())
    .update(columns(settlement, now));
  return settled === 1;
}

function columns(settlement: Settlement, now: Date): Record<string, unknown> {
  const settled = now.toISOString();
  switch (settlement.state) {
    case "sent":
      return { state: "sent", message: settlement.message, reason: null, settled, lease: null };
    case "dead":
      return { state: "dead", reason: settlement.reason, settled, lease: null };
    case "waiting":
      return {
        state: "waiting",
        reason: settlement.reason,
        not_before: settlement.at,
        doubtful: !settlement.certain,
        lease: null,
      };
  }
}
