import { namedWorkshop } from "../src/core/named-workshop.ts";
import type { SearchResult, Store } from "../src/core/store.ts";
import type { Workshop } from "../src/core/talk.ts";

/**
 * Searches talks where they are meant: at the workshop that the query names ("ipset at FOSDEM 2020"), else at the current
 * one, and where that has none at all of them.
 */
export async function searchHere(
  query: string,
  { id }: Workshop,
  store: Store,
  limit: number,
): Promise<SearchResult> {
  const named = namedWorkshop(query, await store.workshops());
  if (named) {
    const there = await store.search(named.rest, { workshop: named.workshop.id, limit });
    if (there.hits.length > 0) return there;
  }
  const here = await store.search(query, { workshop: id, limit });
  return here.hits.length > 0 ? here : store.search(query, { limit });
}
