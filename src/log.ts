import { pino } from "pino";
import type { Log } from "./core/log.ts";

/**
 * Writes JSON lines to standard error. `secrets` (tokens) are blotted out of every line, wherever they stand in it.
 * Standard output is left to answers.
 */
export function createLog(level: string, secrets: readonly string[]): Log {
  const blot = (line: string): string =>
    secrets.reduce((blotted, secret) => blotted.replaceAll(secret, "[secret]"), line);
  return pino({ level, base: null, hooks: { streamWrite: blot } }, pino.destination({ dest: 2, sync: true }));
}
