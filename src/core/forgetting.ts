import type { Origin } from "./command.ts";
import type { Home } from "./departures.ts";

/** Takes away what is kept of workspaces and people, behind the store, a bounded part at a time. */
export interface Forgetting {
  /**
   * Forgets a part of what belongs to a workspace: notes, subscriptions, messages, conversations, watches, and programmes that
   * are private to it. What it shared stays and is the operator's from then on. True once nothing is left.
   */
  workspace(home: Home): Promise<boolean>;
  /**
   * Forgets what is kept of a person: notes that they wrote, what was said to them, and their current workshop. Slack's people
   * are those of one workspace, others are the same everywhere. Resolves to the number of notes.
   */
  person(who: Pick<Origin, "platform" | "workspace" | "person">): Promise<number>;
  /** A workspace that removed the bot at `before` or earlier, and of which something may be left. */
  overdue(before: Date): Promise<Home | undefined>;
  /** Nothing is left of a workspace that removed the bot: not even that it did. */
  settled(home: Home): Promise<void>;
}
