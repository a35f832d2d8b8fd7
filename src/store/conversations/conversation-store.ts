import { z } from "zod";
import type { Conversations, Strand, Turn } from "../../core/conversation.ts";
import { available } from "../availability.ts";
import { json } from "../columns.ts";
import type { Database } from "../engine.ts";

const row = z.object({
  turn: json(
    z.object({
      invocation: z.object({ command: z.string(), args: z.record(z.string(), z.string()) }),
      talks: z.array(z.string()),
    }),
  ),
});

/**
 * Keeps the last turn of each conversation; those that have expired go when another is kept. A turn that is still being
 * written, which takes as long as an import that is written before it, is known already.
 */
export function createConversationStore({ db, reader }: Database): Conversations {
  const underway = new Map<string, Turn>();
  return {
    recall: (strand, now) =>
      available(async () => {
        const turn = underway.get(nameOf(strand));
        if (turn) return turn;
        const found: unknown = await reader("conversations")
          .where({ ...strand })
          .where("expires", ">", now.toISOString())
          .first("turn");
        return row.optional().parse(found)?.turn;
      }),
    remember: (strand, turn, expires) => {
      const name = nameOf(strand);
      underway.set(name, turn);
      return available(async () => {
        const kept = { ...columns(strand), turn: JSON.stringify(turn) };
        await db("conversations").where("expires", "<=", new Date().toISOString()).delete();
        await db("conversations")
          .insert({ ...kept, expires: expires.toISOString() })
          .onConflict(["platform", "workspace", "channel", "speaker"])
          .merge();
      }).finally(() => {
        if (underway.get(name) === turn) underway.delete(name);
      });
    },
  };
}

function columns({ platform, workspace, channel, speaker }: Strand): Strand {
  return { platform, workspace, channel, speaker };
}

function nameOf(strand: Strand): string {
  return JSON.stringify(columns(strand));
}
