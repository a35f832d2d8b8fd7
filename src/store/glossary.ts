import type { Knex } from "knex";
import { z } from "zod";
import type { Synonyms } from "../core/store.ts";
import { json } from "./columns.ts";
import { beginRevision } from "./revision.ts";

const row = z.object({ entries: json(z.array(z.array(z.string()))) });

/** What means the same in every workshop. */
export async function readGlossary(db: Knex): Promise<Synonyms[]> {
  const rows: unknown = await db("glossaries").select("entries");
  return z
    .array(row)
    .parse(rows)
    .flatMap(({ entries }) => entries);
}

/** Takes a glossary in, in place of what its source gave before. */
export async function saveGlossary(
  db: Knex,
  entries: readonly Synonyms[],
  { source, fingerprint }: { source: string; fingerprint: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    await beginRevision(tx);
    await tx("glossaries")
      .insert({ source, fingerprint, entries: JSON.stringify(entries) })
      .onConflict("source")
      .merge();
  });
}
