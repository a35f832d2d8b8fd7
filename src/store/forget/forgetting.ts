import type { Knex } from "knex";
import { z } from "zod";
import type { Forgetting } from "../../core/forgetting.ts";
import { PLATFORMS } from "../../core/subscription.ts";
import { available } from "../availability.ts";
import type { Database } from "../engine.ts";
import type { Memory } from "../memory.ts";
import { forgetNotes } from "./forget-notes.ts";
import { forgetWorkspace } from "./forget-workspace.ts";

const AT_ONCE = 500;

const homeRow = z.object({ platform: z.enum(PLATFORMS), workspace: z.string() }).optional();

/** Forgets over a database; `memories` are told that what they hold may be gone. */
export function createForgetting(
  { db }: Database,
  memories: readonly Pick<Memory, "distrust">[],
): Forgetting {
  const forgetting = <Result>(work: () => Promise<Result>): Promise<Result> =>
    available(work).finally(() => {
      for (const memory of memories) memory.distrust();
    });
  return {
    workspace: (home) => forgetting(() => forgetWorkspace(db, home)),
    person: (who) => forgetting(() => forgetPerson(db, who)),
    overdue: (before) =>
      available(async () =>
        homeRow.parse(
          await db("departures")
            .where("since", "<=", before.toISOString())
            .orderBy("since")
            .first("platform", "workspace"),
        ),
      ),
    settled: ({ platform, workspace }) =>
      available(() =>
        db.transaction(async (tx) => {
          if (platform === "slack") await tx("installations").where({ workspace, sealed: null }).delete();
          await tx("departures").where({ platform, workspace }).delete();
        }),
      ),
  };
}

async function forgetPerson(
  db: Knex,
  { platform, workspace, person }: Parameters<Forgetting["person"]>[0],
): Promise<number> {
  const where = platform === "discord" ? { platform } : { platform, workspace };
  await db("conversations")
    .where({ ...where, speaker: `person ${person}` })
    .delete();
  await db("currents")
    .where({ ...where, place: `person ${person}` })
    .delete();
  // The terminal's and the preview's person has a seat without a workspace, as Discord's have.
  await db("currents")
    .where({ platform, workspace: "", place: `person ${person}` })
    .delete();
  let count = 0;
  for (;;) {
    const gone = await forgetNotes(db, { ...where, person }, AT_ONCE);
    count += gone;
    if (gone < AT_ONCE) return count;
  }
}
