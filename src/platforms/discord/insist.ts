import pRetry from "p-retry";
import type { Log } from "../../core/log.ts";
import { loggable } from "./errors.ts";

const PAUSES = { minTimeout: 1000, maxTimeout: 60_000 };

/** Tries again until it works or `signal` aborts, and logs each failure with its mend. Never throws. */
export async function insist(connect: () => Promise<unknown>, signal: AbortSignal, log: Log): Promise<void> {
  const attempt = async (): Promise<void> => {
    try {
      await connect();
      log.info({}, "connected to Discord again");
    } catch (error) {
      log.error({ err: loggable(error) }, "connecting to Discord failed; trying again");
      throw new Error("connecting to Discord failed", { cause: error });
    }
  };
  try {
    await pRetry(attempt, { ...PAUSES, signal, retries: Number.POSITIVE_INFINITY, randomize: true });
  } catch (error) {
    if (!signal.aborted) log.error({ err: loggable(error) }, "gave up connecting to Discord");
  }
}
