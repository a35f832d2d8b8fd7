import { once } from "node:events";
import { type App, createApp } from "../app.ts";
import type { Config } from "../config.ts";
import type { Postman } from "../core/delivery.ts";
import { OperatorError } from "../core/errors.ts";
import type { Log } from "../core/log.ts";
import { ROLES } from "../core/roles.ts";
import type { Standing } from "../core/standing.ts";
import { plural } from "../core/text.ts";
import { serveHealth } from "../health.ts";
import type { Preview } from "../platforms/preview/preview.ts";
import { chat, typedHere } from "../platforms/terminal/chat.ts";
import { createTerminalPostman } from "../platforms/terminal/postman.ts";
import { terminalStyle } from "../platforms/terminal/style.ts";
import { locate } from "../store/location.ts";
import { readSettings } from "./settings.ts";

const LONGEST_STOP_MS = 9500;
const MISSING = {
  slack: "not set up: SLACK_BOT_TOKEN and SLACK_APP_TOKEN in .env connect it",
  discord: "not set up: DISCORD_TOKEN in .env connects it",
};

type Say = (line: string) => void;

/**
 * Connects to every platform that is set up, or does what other roles this process has, and stays until SIGINT or SIGTERM;
 * with no platform set up, chats in the terminal.
 * Throws OperatorError for settings, a database or a port that can't be used.
 */
export async function start(version: string): Promise<void> {
  const { config, log } = readSettings();
  const watched = config.health && (await watchOver(config.health, config.roles, version));
  try {
    await run(version, config, log, watched);
  } finally {
    await watched?.close();
  }
}

/** Someone watches: the report is there while the store is still being opened and migrated. */
async function watchOver(address: NonNullable<Config["health"]>, roles: Config["roles"], version: string) {
  const { createMetrics } = await import("../metrics/metrics.ts");
  const metrics = createMetrics(version);
  let standing: Standing | undefined;
  const { port, close } = await serveHealth(address, { roles, metrics, standing: () => standing });
  return {
    observer: metrics.observer,
    close,
    address: `http://${address.host}:${port}`,
    opened({ switchboard: { connections }, store: { digests }, now }: App) {
      standing = { connections, digests, now };
    },
  };
}

async function run(
  version: string,
  config: Config,
  log: Log,
  watched: Awaited<ReturnType<typeof watchOver>> | undefined,
): Promise<void> {
  const stopped = Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  const app = await createApp(config, log, watched?.observer);
  watched?.opened(app);
  const hasTerminal = process.stdout.isTTY && process.stdin.isTTY;
  const say: Say = (line) => {
    (hasTerminal ? process.stdout : process.stderr).write(`${line}\n`);
  };
  try {
    await introduce(version, config, app, say);
    if (watched) say(`  Health     ${watched.address}`);
    const stays = config.slack || config.discord || !config.roles.has("chat");
    if (stays) await serve(app, say, stopped);
    else await talkHere(config, log, hasTerminal, app, say, stopped);
  } finally {
    await stopInTime(app);
  }
}

async function introduce(version: string, config: Config, app: App, say: Say): Promise<void> {
  say(`Rapporteur ${version}`);
  say(`  Programme  ${await programmeLine(app)}, kept in ${locate(config.database).name}`);
  if (config.roles.size < ROLES.length) say(`  Roles      ${[...config.roles].join(", ")}`);
  const speaks = config.roles.has("chat") || config.roles.has("courier");
  for (const name of ["slack", "discord"] as const) {
    if (speaks && !config[name]) say(statusLine(name, MISSING[name]));
  }
}

async function serve(app: App, say: Say, stopped: Promise<unknown>): Promise<void> {
  app.serve((name, { detail }) => say(statusLine(name, detail)));
  await stopped;
}

async function talkHere(
  config: Config,
  log: Log,
  hasTerminal: boolean,
  app: App,
  say: Say,
  stopped: Promise<unknown>,
): Promise<void> {
  const preview = await previewBeside(config, log, app, say);
  say(hasTerminal ? "Ask me anything, or type /help. /quit leaves.\n" : "");
  const colours = hasTerminal && config.colours;
  const style = terminalStyle((invocation) => typedHere(invocation, app.bot), colours);
  const postmen = new Map<string, Postman>([["terminal", createTerminalPostman(process.stdout, style)]]);
  if (preview) postmen.set("preview", preview.postman);
  app.serve(() => undefined, postmen);
  await Promise.race([chat(app.bot, { input: process.stdin, output: process.stdout, colours }), stopped]);
  process.stdin.destroy();
  await preview?.close();
}

/** The page beside the chat. Without it, as where another bot has the port, the chat is as good; a line says why. */
async function previewBeside(config: Config, log: Log, app: App, say: Say): Promise<Preview | undefined> {
  if (!config.preview) return undefined;
  try {
    const { openPreview } = await import("../preview.ts");
    const preview = await openPreview(app, config, log);
    say(statusLine("preview", `${preview.address} shows what Slack and Discord would see`));
    return preview;
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    say(statusLine("preview", error.message));
    return undefined;
  }
}

/** What hangs must not keep the process: it has ten seconds to leave. */
async function stopInTime(app: App): Promise<void> {
  setTimeout(() => process.exit(1), LONGEST_STOP_MS).unref();
  await app.stop();
}

async function programmeLine({ store }: App): Promise<string> {
  const lines = (await store.workshops()).map(async ({ id, name }) => {
    const programme = await store.programme(id);
    return `${name} (${plural(programme?.talks.length ?? 0, "talk")})`;
  });
  return (await Promise.all(lines)).join(", ") || "none yet";
}

function statusLine(name: string, detail: string): string {
  const label = { slack: "Slack", discord: "Discord", preview: "Preview" }[name] ?? name;
  return `  ${label.padEnd(9)}  ${detail}`;
}
