import { allCommands } from "../commands/all.ts";
import { understand } from "./answers/understand.ts";
import type { Config } from "./config.ts";
import { type Bot, createBot } from "./core/bot.ts";
import type { Log } from "./core/log.ts";
import type { Connection, Platform } from "./core/platform.ts";
import type { Store } from "./core/store.ts";
import { loadShipped } from "./load-shipped.ts";
import { createPace } from "./pace.ts";
import { openSqliteStore } from "./store/sqlite-store.ts";
import { supervise } from "./supervise.ts";

const PACE = { burst: 20, seconds: 10 };

/** The bot put together: the only place that knows every part. */
export interface App {
  readonly bot: Bot;
  readonly store: Store;
  /** The platforms that are set up, whether connected or not. */
  readonly platforms: readonly Platform[];
  /** Connects every platform, each on its own; `report` is told how each one stands, now and later. */
  connect(report: (name: Platform["name"], connection: Connection) => void): void;
  /** Finishes what is being answered, then lets everything go. */
  stop(): Promise<void>;
}

/**
 * Opens the store, fills it with the programmes that the bot ships with, and wires commands and platforms to it.
 * Throws OperatorError for settings, files or a database that can't be used.
 */
export async function createApp(config: Config, log: Log): Promise<App> {
  const store = await openSqliteStore(config.database);
  try {
    await loadShipped(store);
    const parts = {
      commands: allCommands,
      store,
      log,
      clock: () => new Date(),
      understand,
      pace: createPace(PACE),
    };
    const bot = createBot(parts);
    const platforms = await createPlatforms(config, bot, log);
    const stopping = new AbortController();
    return {
      bot,
      store,
      platforms,
      connect(report) {
        for (const platform of platforms) void supervise(platform, report, log, stopping.signal);
      },
      async stop() {
        stopping.abort();
        await Promise.allSettled(platforms.map((platform) => platform.disconnect()));
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function createPlatforms(config: Config, bot: Bot, log: Log): Promise<Platform[]> {
  const platforms: Platform[] = [];
  if (config.slack) {
    const { createSlack } = await import("./platforms/slack/slack.ts");
    platforms.push(createSlack({ bot, log, settings: config.slack }));
  }
  if (config.discord) {
    const { createDiscord } = await import("./platforms/discord/discord.ts");
    platforms.push(createDiscord({ bot, log, settings: config.discord }));
  }
  return platforms;
}
