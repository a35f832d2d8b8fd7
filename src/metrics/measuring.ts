import { NotPosted, PermanentFailure } from "../core/delivery.ts";
import type { Observer } from "../core/observer.ts";
import type { Store } from "../core/store.ts";
import type { Instruments } from "./instruments.ts";

/** How a post may end. */
type Fate = "sent" | "refused" | "limited" | "failed" | "unclear";

/** What is typed may be anything, so a command that doesn't exist has no label of its own. */
const UNKNOWN = "unknown";

/** Watches the bot by these instruments. */
export function measuring({ commands, completions, searches, posts, retries }: Instruments): Observer {
  return {
    input(platform) {
      const stop = commands.startTimer({ platform });
      return (command = UNKNOWN, outcome) => void stop({ command, outcome });
    },
    completion: (platform) => completions.startTimer({ platform }),
    store: (store) => ({ ...store, search: timed(store.search, searches) }),
    postman: (platform, postman) => ({
      ...postman,
      async post(delivery) {
        const stop = posts.startTimer({ platform });
        const end = (outcome: Fate): void => {
          stop({ outcome });
          if (outcome !== "sent" && outcome !== "refused") retries.inc({ platform });
        };
        try {
          const message = await postman.post(delivery);
          end("sent");
          return message;
        } catch (error) {
          end(fateOf(error));
          throw error;
        }
      },
    }),
  };
}

function timed(search: Store["search"], searches: Instruments["searches"]): Store["search"] {
  return async (...asked) => {
    const stop = searches.startTimer();
    try {
      return await search(...asked);
    } finally {
      stop();
    }
  };
}

function fateOf(error: unknown): Fate {
  if (error instanceof PermanentFailure) return "refused";
  if (!(error instanceof NotPosted)) return "unclear";
  return error.retryAfterMs === undefined ? "failed" : "limited";
}
