import { randomUUID } from "node:crypto";
import type { Origin } from "./command.ts";
import { UserError } from "./errors.ts";
import { detailed, type Log } from "./log.ts";
import type { Observer } from "./observer.ts";

/** An input while it is being answered. */
export interface Input {
  /** Names it in its lines of the log, and to its person when something goes wrong. */
  readonly reference: string;
  /** Adds the reference to every line. */
  readonly log: Log;
  /** Says which command it came down to. */
  concerns(command: string): void;
  /** Says how it ended: with the error that it was given up for, if any. */
  end(error?: unknown): void;
}

/** A name for an input, short enough to be told to somebody. */
export function newReference(): string {
  return randomUUID().slice(0, 8);
}

/** Begins an input, which has the reference that its platform gave it, or else a new one. */
export function beginInput(
  { platform, reference = newReference() }: Origin,
  log: Log,
  observer: Observer,
): Input {
  const ended = observer.input(platform);
  const own = detailed(log, { reference, platform });
  let command: string | undefined;
  return {
    reference,
    log: own,
    concerns: (name) => {
      command = name;
    },
    end: (error) => {
      const outcome = error === undefined ? "answered" : error instanceof UserError ? "refused" : "failed";
      ended(command, outcome);
      own.debug({ command, outcome }, "an input was answered");
    },
  };
}
