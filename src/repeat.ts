import { setTimeout as pause } from "node:timers/promises";
import type { Log } from "./core/log.ts";

/** After a step that failed, in milliseconds. */
const REST_MS = 1000;

/** Repeats a step that says how long to rest after it, in milliseconds. A step that fails is said and repeated. */
export async function repeat(signal: AbortSignal, log: Log, step: () => Promise<number>): Promise<void> {
  while (!signal.aborted) {
    const wait = await step().catch((error: unknown) => {
      log.error({ err: error }, "the store can't answer; trying again");
      return REST_MS;
    });
    await pause(wait, undefined, { signal }).catch(() => undefined);
  }
}
