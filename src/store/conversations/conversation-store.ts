import type { Knex } from "knex";
import { z } from "zod";
import type { Conversations } from "../../core/conversation.ts";
import { available } from "../availability.ts";
import { json } from "../columns.ts";

const row = z.object({
  turn: json(
    z.object({
      invocation: z.object({ command: z.string(), args: z.record(z.string(), z.string()) }),
      talks: z.array(z.string()),
    }),
  ),
});

/** Keeps the last turn of each conversation; those that have expired go when another is kept. */
export function createConversationStore(db: Knex): Conversations {
  return {
    recall: (strand, now) =>
      available(async () => {
        const found: unknown = await db("conversations")
          .where({ ...strand })
          .where("expires", ">", now.toISOString())
          .first("turn");
        return row.optional().parse(found)?.turn;
      }),
    remember: ({ platform, workspace, channel, speaker }, turn, expires) =>
      available(async () => {
        const kept = { platform, workspace, channel, speaker, turn: JSON.stringify(turn) };
        await db("conversations").where("expires", "<=", new Date().toISOString()).delete();
        await db("conversations")
          .insert({ ...kept, expires: expires.toISOString() })
          .onConflict(["platform", "workspace", "channel", "speaker"])
          .merge();
      }),
  };
}
