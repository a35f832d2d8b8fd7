import type { Home } from "./departures.ts";
import { OPERATOR, owns, type Party, partyOf, sees } from "./party.ts";
import type { SearchOptions, SearchResult, Store } from "./store.ts";
import type { Workshop } from "./talk.ts";
import type { WatchStore } from "./watching.ts";

/**
 * The store as a workspace or server may know it. Programmes that are private to others are not there, in no list, search,
 * count or suggestion; what it saves becomes its own, and what it doesn't own can't be saved; of watches and messages it
 * sees its own. This is the only place where that is decided: everything that answers people reads through it.
 */
export function seenBy(store: Store, home: Home): Store {
  const party = partyOf(home);
  const look = looking(store, party);
  const { only } = look;
  return {
    ...store,
    workshops: look.workshops,
    programme: async (id) => ((await look.has(id)) ? store.programme(id) : undefined),
    outline: async (id) => ((await look.has(id)) ? store.outline(id) : undefined),
    save: (programme, origin) => store.save(programme, { ...origin, by: party }),
    search: async (query, options) => {
      const { hits, near, clear } = await look.within<SearchOptions, SearchResult>(
        options,
        { hits: [], clear: false, near: [] },
        (seen) => store.search(query, seen),
      );
      const shown = await only(hits, ({ talk }) => talk.workshop);
      return { hits: shown, near: await only(near, ({ workshop }) => workshop), clear };
    },
    talks: async (references) => only(await store.talks(references), ({ workshop }) => workshop),
    select: async (selection, limit) => {
      const nothing = { talks: [], total: 0 };
      const found = await look.within(selection, nothing, (seen) => store.select(seen, limit));
      return { ...found, talks: await only(found.talks, ({ workshop }) => workshop) };
    },
    presenters: (query, options) => look.within(options, [], (seen) => store.presenters(query, seen)),
    mentioned: (text, options) => look.within(options, [], (seen) => store.mentioned(text, seen)),
    talksBy: async (presenter) => only(await store.talksBy(presenter), ({ workshop }) => workshop),
    complete: (kind, text, options) => look.within(options, [], (seen) => store.complete(kind, text, seen)),
    changes: {
      ...store.changes,
      since: async (workshop, ...asked) =>
        (await look.has(workshop)) ? store.changes.since(workshop, ...asked) : { changes: [], total: 0 },
    },
    watches: watchesOf(store.watches, party),
    forgetting: { ...store.forgetting, workspace: () => store.forgetting.workspace(home) },
    digests: {
      ...store.digests,
      health: () => store.digests.health(party === OPERATOR ? undefined : home),
    },
  };
}

/** What a party sees is what the list of workshops says, so that one which has just come is hidden until it is known whose it is. */
function looking(store: Store, party: Party) {
  let known: ({ readonly all: readonly Workshop[] } & Sight) | undefined;
  /** The store gives the same list until something changes, so that it is gone through once for an input. */
  const sight = async (): Promise<Sight> => {
    const all = await store.workshops();
    if (known?.all !== all) known = { all, ...sightOf(all, party) };
    return known;
  };
  return {
    workshops: async () => (await sight()).workshops,
    has: async (id: string) => (await sight()).ids.has(id),
    /** Those of a list whose workshop is seen. */
    async only<Item>(items: readonly Item[], workshopOf: (item: Item) => string): Promise<readonly Item[]> {
      const { ids } = await sight();
      return items.filter((item) => ids.has(workshopOf(item)));
    },
    /** Looks for something within what is seen. */
    async within<Options extends Pick<SearchOptions, "workshop">, Found>(
      options: Options,
      nothing: Found,
      find: (options: Options & Pick<SearchOptions, "viewer">) => Promise<Found>,
    ): Promise<Found> {
      const { ids, isSpecial } = await sight();
      if (options.workshop !== undefined && !ids.has(options.workshop)) return nothing;
      return find(isSpecial ? { ...options, viewer: party } : options);
    },
  };
}

/** What a party sees of all workshops. */
interface Sight {
  readonly workshops: readonly Workshop[];
  readonly ids: ReadonlySet<string>;
  /** It sees or says something that others don't: else what was found for one is remembered for all. */
  readonly isSpecial: boolean;
}

function sightOf(all: readonly Workshop[], party: Party): Sight {
  const workshops = all.filter((workshop) => sees(party, workshop));
  const hasWords = party !== OPERATOR && workshops.some((one) => owns(party, one) && one.glossary);
  const isSpecial = workshops.length < all.length || hasWords;
  return { workshops, ids: new Set(workshops.map(({ id }) => id)), isSpecial };
}

function watchesOf(watches: WatchStore, party: Party): WatchStore {
  const own = async () => (await watches.all()).filter((watch) => owns(party, watch));
  return {
    ...watches,
    all: own,
    add: (watch, first) => watches.add({ ...watch, owner: party }, first),
    remove: async (id) => (await own()).some((watch) => watch.id === id) && watches.remove(id),
  };
}
