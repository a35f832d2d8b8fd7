import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A bot in a process of its own. */
export interface BotProcess {
  /** Milliseconds from its start until the platform saw it connected. */
  readonly coldStart: number;
  /** Resident memory in MB. */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

/** How to start a bot: a script with its arguments, in a folder, with settings. */
export interface Program {
  readonly command: readonly string[];
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Starts a bot and waits until it is connected. Throws with what it wrote when it ends before. */
export async function startBot(program: Program, connected: Promise<unknown>): Promise<BotProcess> {
  const started = performance.now();
  const child = spawn(process.execPath, program.command, {
    cwd: program.folder,
    env: { PATH: process.env["PATH"], ...program.env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let written = "";
  child.stderr.on("data", (data: Buffer) => (written += data.toString()));
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`${program.command.join(" ")} ended with ${code}:\n${written}`);
  });
  await Promise.race([connected, ended]);
  const coldStart = performance.now() - started;
  ended.catch(() => undefined);
  return {
    coldStart,
    memory: async () => {
      const { stdout } = await run("ps", ["-o", "rss=", "-p", String(child.pid)]);
      return Number(stdout) / 1024;
    },
    stop: async () => {
      child.kill("SIGTERM");
      await ended.catch(() => undefined);
    },
  };
}
