import type { Knex } from "knex";

/**
 * Begins to change programmes: readers see by the revision that something has changed, and since it is one row, whoever
 * changes programmes waits for those who began before.
 */
export async function beginRevision(tx: Knex): Promise<void> {
  await tx("revisions").increment("number", 1);
}
