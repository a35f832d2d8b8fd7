import type { Knex } from "knex";
import type { Parcel, Settlement } from "../../core/outbox.ts";

/** Ends a lease; false when it ran out. What hangs under a message that is given up is given up with it. */
export function settle(
  db: Knex,
  { key, lease }: Pick<Parcel, "key" | "lease">,
  settlement: Settlement,
  now: Date,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const settled: unknown = await tx("outbox")
      .where({ key, lease, state: "claimed" })
      .where("lease_until", ">", now.toISOString())
      .update(columns(settlement, now));
    if (settled !== 1) return false;
    if (settlement.state === "dead") {
      await tx("outbox").where({ parent: key, state: "waiting" }).update(columns(settlement, now));
    }
    return true;
  });
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
