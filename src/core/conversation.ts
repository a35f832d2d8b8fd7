import type { Origin } from "./command.ts";
import type { Invocation } from "./invocation.ts";

/** What was answered last in a conversation, so that the next question may follow up on it. */
export interface Turn {
  readonly invocation: Invocation;
  /** References of the talks that the answer named, best first. */
  readonly talks: readonly string[];
}

/** Whose words belong together: those in one thread, or else those of one person in one channel. */
export interface Strand extends Pick<Origin, "platform" | "workspace" | "channel"> {
  /** The thread, or the person where there is none. */
  readonly speaker: string;
}

/** The last turn of each conversation, kept for a while. Instants are those of real time. */
export interface Conversations {
  /** The last turn, unless there is none or it has expired. */
  recall(strand: Strand, now: Date): Promise<Turn | undefined>;
  /** Keeps a turn in place of the last one. */
  remember(strand: Strand, turn: Turn, expires: Date): Promise<void>;
}

/** The conversation that an input belongs to. */
export function strandOf({ platform, workspace, channel, thread, person }: Origin): Strand {
  const speaker = thread === undefined ? `person ${person}` : `thread ${thread}`;
  return { platform, workspace, channel, speaker };
}
