import pRetry from "p-retry";
import { OperatorError } from "./core/errors.ts";
import type { Log } from "./core/log.ts";
import type { Connection, Platform } from "./core/platform.ts";

/** How long to wait between attempts to connect, in milliseconds: it doubles from `first` up to `longest`. */
export interface Pauses {
  readonly first: number;
  readonly longest: number;
}

/**
 * Connects a platform and goes on trying for as long as it takes, so that one that is down never stops the others.
 * `report` is told each change in words for operators. Ends once connected, or when `signal` aborts.
 */
export async function supervise(
  platform: Platform,
  report: (name: Platform["name"], connection: Connection) => void,
  log: Log,
  signal: AbortSignal,
  pauses: Pauses = { first: 1000, longest: 60_000 },
): Promise<void> {
  report(platform.name, { state: "connecting", detail: "connecting" });
  const failed = (error: Error): void => {
    report(platform.name, { state: "waiting", detail: `${error.message} Trying again.` });
    if (!(error instanceof OperatorError))
      log.warn({ err: error, platform: platform.name }, "connecting failed");
  };
  try {
    const connection = await pRetry(() => attempt(platform), {
      signal,
      retries: Infinity,
      minTimeout: pauses.first,
      maxTimeout: pauses.longest,
      randomize: true,
      onFailedAttempt: ({ error }) => failed(error),
    });
    report(platform.name, connection);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** A TypeError would end the attempts, although a failed fetch throws one. */
async function attempt(platform: Platform): Promise<Connection> {
  try {
    return await platform.connect();
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    throw new Error(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
