import type { Party } from "../../core/party.ts";

/**
 * Narrows a query over `talk_index` to talks that a party may see, for either engine. It is asked row by row of those that
 * were found, in their order, so that it costs the same however many programmes are private.
 */
export function unhidden(viewer: Party | undefined): { sql: string; bindings: string[] } {
  if (viewer === undefined) return { sql: "", bindings: [] };
  const sql = `and not exists (
    select 1 from talks join workshops on workshops.id = talks.workshop
    where talks.number = talk_index.rowid and workshops.private and workshops.owner <> ?)`;
  return { sql, bindings: [viewer] };
}
