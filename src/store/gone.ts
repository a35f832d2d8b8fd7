import type { Knex } from "knex";
import { z } from "zod";
import { dayOf } from "../core/day.ts";
import type { Talk, Workshop } from "../core/talk.ts";

/** What an earlier save from a source brought, what of it came again, and what all was in the store before, by number. */
interface Comparison {
  readonly source: string;
  readonly kept: ReadonlySet<number | undefined>;
  readonly before: ReadonlyMap<number, Talk>;
}

/** Removes the talks of a source that it has no longer, and gives how many they were. */
export async function removeGone(tx: Knex, workshop: Workshop, comparison: Comparison): Promise<number> {
  const gone = await readGone(tx, workshop, comparison);
  for (const [number] of gone) {
    await tx("talk_index").where({ rowid: number }).delete();
    await tx("talks").where({ number }).delete();
  }
  return gone.length;
}

/**
 * Marks the talks of a source that it has no longer as cancelled, as far as they have not begun yet, and gives their numbers.
 * Of what is over, many sources keep nothing: it was given all the same.
 */
export async function cancelGone(
  tx: Knex,
  workshop: Workshop,
  comparison: Comparison,
  now: Date,
): Promise<number[]> {
  const today = dayOf(now, workshop.timezone);
  const cancelled: number[] = [];
  for (const [number, { cancelled: isCancelled, start, day }] of await readGone(tx, workshop, comparison)) {
    const isToCome = start === undefined ? day >= today : Date.parse(start) > now.getTime();
    if (isCancelled || !isToCome) continue;
    await tx("talks").where({ number }).update({ cancelled: true });
    cancelled.push(number);
  }
  return cancelled;
}

async function readGone(
  tx: Knex,
  workshop: Workshop,
  { source, kept, before }: Comparison,
): Promise<[number, Talk][]> {
  const rows: unknown = await tx("talks").select("number").where({ workshop: workshop.id, source });
  return z
    .array(z.object({ number: z.number() }))
    .parse(rows)
    .flatMap(({ number }) => {
      const talk = before.get(number);
      return talk && !kept.has(number) ? [[number, talk]] : [];
    });
}
