import { createApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import type { Log } from "../../src/core/log.ts";

/**
 * A whole bot in a process of its own. `KILL_STEP` and `KILL_COUNT` make it kill itself without warning when it reaches a
 * step of the courier (claimed, posting, posted, settled) for the nth time. It leaves when whoever started it is gone.
 */
const step = process.env["KILL_STEP"];
let left = Number(process.env["KILL_COUNT"] ?? "0");

const log: Log = {
  debug: (_details, message) => {
    if (message !== step) return;
    left -= 1;
    if (left === 0) process.kill(process.pid, "SIGKILL");
  },
  info: () => undefined,
  warn: () => undefined,
  error: (details, message) => {
    const cause = details["err"] instanceof Error ? details["err"].message : JSON.stringify(details);
    process.stderr.write(`${message}: ${cause}\n`);
  },
};

const app = await createApp(readConfig(), log);
process.send?.("started");
app.serve((name, { state, detail }) => process.send?.(`${name} ${state} ${detail}`));
process.once("SIGTERM", () => void app.stop());
process.once("disconnect", () => process.exit(1));
// Else waiting for that would keep the process alive.
process.channel?.unref();
