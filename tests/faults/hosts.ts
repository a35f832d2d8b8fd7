import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** A bot in a process of its own. */
export interface Host {
  readonly child: ChildProcess;
  /** Resolves when its store is open, or when it is dead. */
  readonly started: Promise<unknown>;
  readonly dead: Promise<unknown>;
  /** When it died, as `Date.now()`. */
  diedAt: number | undefined;
  /** The port on which it takes Slack's requests, once it does. */
  port: string | undefined;
  /** Whether Discord has it. */
  onDiscord: boolean;
}

/** Starts one with these settings and no others. */
export function startHost(environment: Readonly<Record<string, string>>): Host {
  const child = fork(fileURLToPath(new URL("host.ts", import.meta.url)), {
    execArgv: ["--import", import.meta.resolve("tsx")],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    env: { PATH: process.env["PATH"], ...environment },
  });
  const dead = once(child, "exit");
  const host: Host = {
    child,
    dead,
    started: Promise.race([once(child, "message"), dead]),
    diedAt: undefined,
    port: undefined,
    onDiscord: false,
  };
  child.on("message", (message) => {
    const said = typeof message === "string" ? message : "";
    host.port = /HTTP on port (\d+)/u.exec(said)?.[1] ?? host.port;
    if (said.startsWith("discord connected")) host.onDiscord = true;
  });
  child.on("exit", () => {
    host.diedAt = Date.now();
  });
  return host;
}
