import type { Knex } from "knex";
import { z } from "zod";
import type { Talk } from "../../core/talk.ts";
import { readTalks } from "../programmes.ts";
import { beginRevision } from "../revision.ts";
import { indexedText } from "./terms.ts";

/** Changes whenever the same talk would be indexed otherwise. */
const ANALYSIS = 2;
const AT_ONCE = 200;

const stateRow = z.object({ analysis: z.number() });

/** Writes the index anew when an older version of the analysis wrote it; nothing is lost, since the talks stay. */
export async function renewIndex(db: Knex): Promise<void> {
  const { analysis } = stateRow.parse(await db("index_state").first("analysis"));
  // What a newer version wrote is left: during an upgrade both run.
  if (analysis >= ANALYSIS) return;
  await db.transaction(async (tx) => {
    await beginRevision(tx);
    // Of several processes that start at once, one does it and the others have waited for it.
    const begun: unknown = await tx("index_state").where({ analysis }).update({ analysis: ANALYSIS });
    if (begun !== 1) return;
    await tx("talk_index").delete();
    for (let last = 0; ; ) {
      const slice = await readTalks(tx, (query) =>
        query.where("number", ">", last).orderBy("number").limit(AT_ONCE),
      );
      for (const [number, talk] of slice) await tx("talk_index").insert(indexRow(number, talk));
      last = Math.max(0, ...slice.keys());
      if (slice.size < AT_ONCE) break;
    }
  });
}

function indexRow(number: number, talk: Talk) {
  return { rowid: number, ...indexedText(talk) };
}
