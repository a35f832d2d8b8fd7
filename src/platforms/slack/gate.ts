import type { Bot } from "../../core/bot.ts";
import { apology, type Reply } from "../../core/reply.ts";
import { soon } from "./soon.ts";

const LEAVING = apology("I am being restarted: please ask again in a minute.");

/** Lets inputs in until it is closed, and knows which are still being answered. */
export interface Gate {
  /** The bot behind the gate: once that is closed it only says that it is leaving. */
  readonly bot: Bot;
  /** Keeps a piece of work in mind until it ends. */
  track(work: Promise<void>): Promise<void>;
  /** Lets nothing in any more, and waits for what is being answered, but no longer than `milliseconds`. */
  close(milliseconds: number): Promise<void>;
}

/** Puts a gate before a bot, so that a platform can leave without dropping an answer. */
export function createGate(bot: Bot): Gate {
  const running = new Set<Promise<void>>();
  let closed = false;
  const open = async (answer: () => Promise<Reply>): Promise<Reply> => (closed ? LEAVING : answer());
  return {
    bot: {
      ...bot,
      invoke: (...asked) => open(() => bot.invoke(...asked)),
      ask: (...asked) => open(() => bot.ask(...asked)),
    },
    track: async (work) => {
      running.add(work);
      try {
        await work;
      } finally {
        running.delete(work);
      }
    },
    close: async (milliseconds) => {
      closed = true;
      await soon(Promise.allSettled(running), milliseconds);
    },
  };
}
