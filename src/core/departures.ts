import type { Origin } from "./command.ts";

/** A workspace or server. What belongs to one is never seen nor changed from another. */
export type Home = Pick<Origin, "platform" | "workspace">;

/** Workspaces and servers that removed the bot, behind the store. */
export interface Departures {
  /**
   * Notes that a workspace has removed the bot: its subscriptions stop and what waits for it is given up, with the reason.
   * Its data stays until it is forgotten.
   */
  left(home: Home, at: Date): Promise<void>;
  /** The bot is back: nothing is forgotten. What was stopped is resumed by people. */
  returned(home: Home): Promise<void>;
  /** The workspaces of a platform that have removed the bot and not come back. */
  gone(platform: Home["platform"]): Promise<readonly string[]>;
}
