import type { Postman } from "./delivery.ts";
import type { Store } from "./store.ts";
import type { PlatformName } from "./subscription.ts";

/** How an input ended: with what was asked for, with a sentence on what is wrong with it, or with a fault of ours. */
type Outcome = "answered" | "refused" | "failed";

/** Whoever measures the bot. Each method hands back what the bot goes on with, so that who measures nothing costs nothing. */
export interface Observer {
  /** An input came in. What this gives is called once it is answered, with the command that it came down to, if any. */
  input(platform: PlatformName): (command: string | undefined, outcome: Outcome) => void;
  /** Somebody types. What this gives is called when the suggestions are there. */
  completion(platform: PlatformName): () => void;
  /** The store that the bot uses in place of this one. */
  store(store: Store): Store;
  /** The postman of a platform that the bot uses in place of this one. */
  postman(platform: string, postman: Postman): Postman;
}

/** Measures nothing. */
export const noObserver: Observer = {
  input: () => ignore,
  completion: () => ignore,
  store: (store) => store,
  postman: (_platform, postman) => postman,
};

function ignore(): void {}
