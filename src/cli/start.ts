import { once } from "node:events";
import { type App, createApp } from "../app.ts";
import type { Config } from "../config.ts";
import type { Connection } from "../core/platform.ts";
import { plural } from "../core/text.ts";
import { chat } from "../platforms/terminal/chat.ts";
import { readSettings } from "./settings.ts";

const LONGEST_STOP_MS = 9500;
const MISSING = {
  slack: "not set up: SLACK_BOT_TOKEN and SLACK_APP_TOKEN in .env connect it",
  discord: "not set up: DISCORD_TOKEN in .env connects it",
};

/**
 * Connects to every platform that is set up and stays until SIGINT or SIGTERM; with none set up, chats in the terminal.
 * Throws OperatorError for settings or a database that can't be used.
 */
export async function start(version: string): Promise<void> {
  const { config, log } = readSettings();
  const app = await createApp(config, log);
  const hasTerminal = process.stdout.isTTY && process.stdin.isTTY;
  const say = (line: string): void => {
    (hasTerminal ? process.stdout : process.stderr).write(`${line}\n`);
  };
  say(`Rapporteur ${version}`);
  say(`  Programme  ${await programmeLine(app)}, kept in ${config.database}`);
  for (const name of ["slack", "discord"] as const) {
    if (!config[name]) say(statusLine(name, MISSING[name]));
  }
  try {
    if (app.platforms.length > 0) await serve(app, (name, { detail }) => say(statusLine(name, detail)));
    else await talkHere(config, hasTerminal, app, say);
  } finally {
    await stopInTime(app);
  }
}

async function serve(
  app: App,
  report: (name: "slack" | "discord", connection: Connection) => void,
): Promise<void> {
  app.connect(report);
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
}

async function talkHere(
  config: Config,
  hasTerminal: boolean,
  app: App,
  say: (line: string) => void,
): Promise<void> {
  say(hasTerminal ? "Ask me anything, or type /help. /quit leaves.\n" : "");
  const colours = hasTerminal && config.colours;
  const talking = chat(app.bot, { input: process.stdin, output: process.stdout, colours });
  await Promise.race([talking, once(process, "SIGTERM"), once(process, "SIGINT")]);
  process.stdin.destroy();
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

function statusLine(name: "slack" | "discord", detail: string): string {
  return `  ${{ slack: "Slack    ", discord: "Discord  " }[name]}  ${detail}`;
}
