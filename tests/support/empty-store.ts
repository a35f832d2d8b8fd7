import type { Store } from "../../src/core/store.ts";

/** A store that holds nothing and can't complete. */
export function emptyStore(): Store {
  return {
    workshops: async () => [],
    programme: async () => undefined,
    save: async () => ({ added: 0, changed: 0, removed: 0, unchanged: 0 }),
    fingerprint: async () => undefined,
    search: async () => ({ hits: [], clear: false, near: [] }),
    presenters: async () => [],
    talksBy: async () => [],
    complete: async () => {
      throw new Error("this store can't complete");
    },
    close: async () => undefined,
  };
}
