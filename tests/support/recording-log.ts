import type { Log } from "../../src/core/log.ts";

/** One line that was logged. */
export interface LogLine extends Record<string, unknown> {
  readonly level: keyof Log;
  readonly message: string;
}

/** A log that keeps its lines for a test to look at. */
export function recordingLog(): Log & { readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  const write =
    (level: keyof Log) =>
    (details: Record<string, unknown>, message: string): void => {
      lines.push({ ...details, level, message });
    };
  return { lines, debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error") };
}
