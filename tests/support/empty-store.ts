import type { Store } from "../../src/core/store.ts";

/** A store that holds nothing and can't complete. */
export function emptyStore(): Store {
  const empty = async (): Promise<never[]> => [];
  const refuse = async (): Promise<never> => {
    throw new Error("this store keeps nothing");
  };
  return {
    digests: {
      subscribe: refuse,
      subscriptions: empty,
      pause: refuse,
      resume: refuse,
      unsubscribe: refuse,
      due: empty,
      nextDue: async () => undefined,
      carryOut: refuse,
      draft: refuse,
      claim: empty,
      settle: refuse,
      nextClaim: async () => undefined,
      entries: empty,
      posted: async () => 0,
      backlog: async () => ({ depth: 0 }),
      health: async () => ({ depth: 0, last: [], failed: [] }),
    },
    conversations: { recall: async () => undefined, remember: async () => undefined },
    changes: { since: async () => ({ changes: [], total: 0 }), untold: empty, tell: refuse },
    watches: { add: refuse, remove: refuse, all: empty, claim: empty, settle: refuse },
    reminders: { subscribe: refuse, unsubscribe: refuse, all: empty, told: empty, carryOut: refuse },
    arrivals: { take: async () => true },
    currents: { chosen: async () => undefined, choose: refuse },
    notes: {
      add: refuse,
      on: empty,
      get: async () => undefined,
      change: refuse,
      remove: refuse,
      search: empty,
    },
    installations: {
      add: refuse,
      renew: refuse,
      join: refuse,
      get: async () => undefined,
      all: empty,
      members: empty,
      remove: empty,
      spend: refuse,
    },
    forgetting: {
      workspace: async () => true,
      person: async () => 0,
      overdue: async () => undefined,
      settled: refuse,
    },
    departures: { left: refuse, returned: refuse, gone: empty },
    people: { split: async () => undefined, merge: async () => undefined },
    workshops: async () => [],
    programme: async () => undefined,
    save: async () => ({ added: 0, changed: 0, removed: 0, unchanged: 0 }),
    fingerprint: async () => undefined,
    search: async () => ({ hits: [], clear: false, near: [] }),
    talks: empty,
    select: async () => ({ talks: [], total: 0 }),
    outline: async () => undefined,
    saveGlossary: refuse,
    presenters: async () => [],
    mentioned: empty,
    talksBy: async () => [],
    complete: async () => {
      throw new Error("this store can't complete");
    },
    close: async () => undefined,
  };
}
