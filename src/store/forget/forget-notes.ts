import type { Knex } from "knex";
import { z } from "zod";

/** Takes away at most `limit` notes with their words in the index, and gives how many they were. */
export function forgetNotes(
  db: Knex,
  whose: Readonly<Record<string, string>>,
  limit: number,
): Promise<number> {
  return db.transaction(async (tx) => {
    const found: unknown = await tx("notes").where(whose).orderBy("id").limit(limit).pluck("id");
    const notes = z.array(z.number()).parse(found);
    if (notes.length === 0) return 0;
    await tx("note_revisions").increment("number", 1);
    await tx("note_index").whereIn("rowid", notes).delete();
    await tx("notes").whereIn("id", notes).delete();
    return notes.length;
  });
}
