import type { Knex } from "knex";
import { z } from "zod";
import { UserError } from "../core/errors.ts";
import { OPERATOR, type Party } from "../core/party.ts";
import type { SaveOrigin } from "../core/store.ts";
import { flag } from "./columns.ts";

/** Whose a programme is, and whether only they see it. */
interface Ownership {
  readonly owner: Party;
  readonly private: boolean;
}

const REASON = "the programme is not shared any more";

const row = z.object({ owner: z.string(), private: flag }).optional();

/**
 * Whose a programme is from now on, as it is about to be saved. What exists keeps its owner, unless the operator gives it
 * away. Throws UserError when it is somebody else's.
 */
export async function settleOwner(
  tx: Knex,
  workshop: string,
  { by = OPERATOR, owner: given, visibility }: Pick<SaveOrigin, "by" | "owner" | "visibility">,
): Promise<Ownership> {
  const found: unknown = await tx("workshops").where({ id: workshop }).first("owner", "private");
  const before = row.parse(found);
  if (before && by !== OPERATOR && before.owner !== by)
    throw new UserError(refusal(workshop, before.owner, by));
  const owner = (by === OPERATOR ? given : undefined) ?? before?.owner ?? by;
  const isPrivate = visibility === undefined ? (before?.private ?? false) : visibility === "private";
  if (before && isPrivate && (!before.private || before.owner !== owner))
    await stopOthers(tx, workshop, owner);
  return { owner, private: isPrivate };
}

function refusal(workshop: string, owner: Party, by: Party): string {
  const whose =
    owner === OPERATOR
      ? `${workshop} belongs to whoever runs this bot, who changes it by rapporteur import on the command line and may give it to you there (--owner ${by})`
      : `there is a ${workshop} already, which belongs to another workspace or server`;
  return `That can't be saved: ${whose}. To bring in your own beside it, say workshop:<another id>.`;
}

/** Nobody else is told any more of a programme that has become private. */
async function stopOthers(tx: Knex, workshop: string, owner: Party): Promise<void> {
  const others = (table: string): Knex.QueryBuilder => {
    const query = tx(table).where({ workshop });
    return owner === OPERATOR
      ? query.whereNotIn("platform", ["terminal", "preview"])
      : query.whereRaw("platform || ':' || workspace <> ?", [owner]);
  };
  await others("subscriptions").where({ state: "active" }).update({ state: "paused", reason: REASON });
  await others("reminders").update({ obstacle: REASON });
  await others("outbox")
    .where({ state: "waiting" })
    .update({ state: "skipped", reason: REASON, settled: new Date().toISOString() });
}
