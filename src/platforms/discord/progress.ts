import type { Reply } from "../../core/reply.ts";
import { within } from "./within.ts";

/** Between two changes of one message, in milliseconds; Discord would hold back more. */
const PAUSE_MS = 2000;

/** How far an answer is that takes its time. */
export interface Progress {
  /** Keeps what is to be shown; an older one that nobody has seen yet is dropped. */
  report(reply: Reply): void;
  /** Shows the latest now and then until `done` settles. */
  showUntil(done: Promise<unknown>, show: (reply: Reply) => Promise<void>): Promise<void>;
}

/** Builds one for one answer. */
export function createProgress(): Progress {
  let latest: Reply | undefined;
  return {
    report: (reply) => {
      latest = reply;
    },
    showUntil: async (done, show) => {
      const ended = done.then(() => true);
      for (let isOver: boolean | undefined; !isOver; isOver = await within(ended, PAUSE_MS)) {
        if (!latest) continue;
        const reply = latest;
        latest = undefined;
        // The answer itself goes the same way, and says what is wrong with it.
        await show(reply).catch(() => undefined);
      }
    },
  };
}
