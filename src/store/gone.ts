import type { Knex } from "knex";
import { z } from "zod";
import { dayOf } from "../core/day.ts";
import type { Workshop } from "../core/talk.ts";
import type { Head } from "./heads.ts";
import { slices } from "./slices.ts";

/** Talks that were in the store and didn't come again, by number. */
type Gone = readonly (readonly [number, Head])[];

/** Removes those that only this source brought, and gives how many they were. */
export async function removeGone(tx: Knex, source: string, gone: Gone): Promise<number> {
  let removed = 0;
  for (const slice of slices(await broughtBy(tx, source, gone))) {
    const numbers = slice.map(([number]) => number);
    await tx("talk_index").whereIn("rowid", numbers).delete();
    await tx("talks").whereIn("number", numbers).delete();
    removed += numbers.length;
  }
  return removed;
}

/**
 * Marks the talks of a source that it has no longer as cancelled, as far as they have not begun yet, and gives their numbers.
 * Of what is over, many sources keep nothing: it was given all the same.
 */
export async function cancelGone(
  tx: Knex,
  workshop: Workshop,
  source: string,
  gone: Gone,
  now: Date,
): Promise<number[]> {
  const today = dayOf(now, workshop.timezone);
  const cancelled: number[] = [];
  for (const [number, { cancelled: isCancelled, start, day }] of await broughtBy(tx, source, gone)) {
    const isToCome = start === undefined ? day >= today : Date.parse(start) > now.getTime();
    if (isCancelled || !isToCome) continue;
    await tx("talks").where({ number }).update({ cancelled: true });
    cancelled.push(number);
  }
  return cancelled;
}

async function broughtBy(tx: Knex, source: string, gone: Gone): Promise<Gone> {
  const brought: (readonly [number, Head])[] = [];
  for (const slice of slices(gone)) {
    const rows: unknown = await tx("talks")
      .select("number")
      .where({ source })
      .whereIn(
        "number",
        slice.map(([number]) => number),
      );
    const numbers = new Set(
      z
        .array(z.object({ number: z.number() }))
        .parse(rows)
        .map(({ number }) => number),
    );
    brought.push(...slice.filter(([number]) => numbers.has(number)));
  }
  return brought;
}
