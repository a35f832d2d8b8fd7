import type { Knex } from "knex";
import { z } from "zod";
import type { Change } from "../../core/changes.ts";

/** Writes down what one import changed; nothing when that is nothing. */
export async function writeChanges(
  tx: Knex,
  workshop: string,
  changes: readonly Change[],
  at: Date,
): Promise<void> {
  if (changes.length === 0) return;
  const rows: unknown = await tx("change_sets")
    .insert({ workshop, at: at.toISOString(), told: false })
    .returning("number");
  const [set] = z.array(z.object({ number: z.number() })).parse(rows);
  for (const { kind, talk, before, after } of changes) {
    await tx("changes").insert({
      change_set: set?.number,
      kind,
      talk,
      before: before ? JSON.stringify(before) : null,
      after: JSON.stringify(after),
    });
  }
}
