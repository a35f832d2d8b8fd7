import type { Context } from "../src/core/command.ts";
import { namedWorkshop } from "../src/core/named-workshop.ts";
import { reference, type Talk, type Workshop } from "../src/core/talk.ts";

/** The talks that fit a query. */
export interface Found {
  /** Best first: those whose programme fits, then those on which only notes of this workspace do. */
  readonly talks: readonly Talk[];
  /** True when the first is plainly the one that was meant. */
  readonly clear: boolean;
  /** When there are none: those that come nearest. */
  readonly near: readonly Talk[];
}

/**
 * Searches talks where they are meant: at the workshop that the query names ("ipset at FOSDEM 2020"), else at the current
 * one, and where that has none at all of them.
 */
export async function searchHere(
  query: string,
  { id }: Workshop,
  context: Context,
  limit: number,
): Promise<Found> {
  const named = namedWorkshop(query, await context.store.workshops());
  if (named) {
    const there = await searchAt(named.rest, named.workshop.id, context, limit);
    if (there.talks.length > 0) return there;
  }
  const here = await searchAt(query, id, context, limit);
  return here.talks.length > 0 ? here : searchAt(query, undefined, context, limit);
}

async function searchAt(
  query: string,
  workshop: string | undefined,
  context: Context,
  limit: number,
): Promise<Found> {
  const { store } = context;
  const { hits, clear, near } = await store.search(query, { workshop, limit });
  const talks = hits.map(({ talk }) => talk);
  if (clear) return { talks, clear, near };
  const known = new Set(talks.map(reference));
  const noted = (await store.notes.search(context, query, workshop)).filter((one) => !known.has(one));
  const all = [...talks, ...(await store.talks(noted.slice(0, limit)))].slice(0, limit);
  return { talks: all, clear: hits.length === 0 && all.length === 1, near };
}
