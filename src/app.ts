import { allCommands, answerCommands } from "../commands/all.ts";
import { understand } from "./answers/understand.ts";
import type { Config } from "./config.ts";
import type { TakeArrival } from "./core/arrivals.ts";
import { type Bot, createBot } from "./core/bot.ts";
import type { Clock } from "./core/clock.ts";
import type { Postman } from "./core/delivery.ts";
import type { Log } from "./core/log.ts";
import { noObserver, type Observer } from "./core/observer.ts";
import type { Connection, Platform, Switchboard } from "./core/platform.ts";
import type { Store } from "./core/store.ts";
import { replayClock, systemClock } from "./digests/clock.ts";
import { type Dispatch, startDispatch } from "./digests/dispatch.ts";
import { createPacer } from "./digests/pacer.ts";
import { createPlanner } from "./digests/planner.ts";
import { createImporter, type ImporterParts } from "./importers/importer.ts";
import { lookAt } from "./importers/look.ts";
import { loadShipped } from "./load-shipped.ts";
import { createPace } from "./pace.ts";
import { startRetention } from "./retention.ts";
import { openStore } from "./store/open-store.ts";
import { supervise } from "./supervise.ts";
import { createTakeArrival } from "./take-arrivals.ts";
import { vaultOf } from "./vault-of.ts";
import { startWatcher, type Watcher } from "./watcher.ts";

const PACE = { burst: 20, seconds: 10 };
/** A digest that is late by more than this, in milliseconds of real time, was missed rather than just posted. */
const LATE_MS = 60_000;

/** The bot put together: the only place that knows every part. */
export interface App {
  readonly bot: Bot;
  readonly store: Store;
  readonly switchboard: Switchboard;
  /** The time of the programme's clock. */
  now(): Date;
  /** Does what the roles of this process say: connects every platform, each on its own, plans, posts, watches. `report` is told how each platform stands. */
  serve(report: (name: string, connection: Connection) => void, others?: ReadonlyMap<string, Postman>): void;
  /** Finishes what is being answered and posted, then lets everything go. */
  stop(): Promise<void>;
}

/**
 * Opens the store, fills it with the programmes that the bot ships with, and wires commands and platforms to it.
 * `observer` measures it all. Throws OperatorError for settings, files or a database that can't be used.
 */
export async function createApp(config: Config, log: Log, observer: Observer = noObserver): Promise<App> {
  const store = observer.store(await openStore(config.database));
  try {
    await loadShipped(store);
    return await assemble(store, config, log, observer);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function assemble(store: Store, config: Config, log: Log, observer: Observer): Promise<App> {
  const clock = clockOf(config);
  const importerParts = { store, now: clock.now, limits: config.imports };
  const platforms: Platform[] = [];
  const connections = new Map<string, Connection>();
  const switchboard: Switchboard = {
    connections: () => connections,
    obstacle: async (address, threads) =>
      platforms.find(({ name }) => name === address.platform)?.postman.obstacle(address, threads),
  };
  const bot = createBot({
    commands: allCommands,
    answers: answerCommands,
    store,
    log,
    clock: clock.now,
    understand,
    pace: createPace(PACE),
    switchboard,
    importer: createImporter(importerParts),
    observer,
  });
  const take = createTakeArrival(store, log);
  platforms.push(...(await createPlatforms(config, { bot, take, log }, store, connections)));
  const stopping = new AbortController();
  let dispatch: Dispatch | undefined;
  let watcher: Watcher | undefined;
  let retention: ReturnType<typeof startRetention> | undefined;
  return {
    bot,
    store,
    switchboard,
    now: clock.now,
    serve(report, others = new Map()) {
      const noted: typeof report = (name, connection) => {
        connections.set(name, connection);
        report(name, connection);
      };
      for (const platform of platforms) void supervise(platform, noted, log, stopping.signal);
      const all = [...platforms.map(({ name, postman }) => [name, postman] as const), ...others];
      const postmen = new Map(all.map(([name, postman]) => [name, observer.postman(name, postman)]));
      dispatch = dispatchOf(store, clock, config, log, postmen);
      if (!config.roles.has("watcher")) return;
      watcher = watch(importerParts, log, config.digests.leaseMs);
      retention = startRetention({ store, log, keepMs: config.retentionMs, now: () => new Date() });
    },
    async stop() {
      stopping.abort();
      await Promise.all([dispatch?.stop(), watcher?.stop(), retention?.stop()]);
      await Promise.allSettled(platforms.map((platform) => platform.disconnect()));
      await store.close();
    },
  };
}

/**
 * Looks at addresses that are watched. A look ends within the limit of time, and has as long again and `sparedMs`
 * milliseconds to be saved; after that another process may look.
 */
export function watch(parts: ImporterParts & Pick<App, "store">, log: Log, sparedMs: number): Watcher {
  return startWatcher({
    store: parts.store,
    log,
    leaseMs: 2 * parts.limits.timeoutMs + sparedMs,
    look: (watched, signal) => lookAt(watched, { ...parts, log, signal }),
    now: () => new Date(),
  });
}

function dispatchOf(
  store: Store,
  clock: Clock,
  { digests, roles }: Config,
  log: Log,
  known: ReadonlyMap<string, Postman>,
): Dispatch {
  const { prefer, leaseMs, staleMs } = digests;
  const patience = { late: LATE_MS * clock.rate, stale: staleMs };
  const planner = roles.has("planner") ? createPlanner(store, clock, log, patience) : undefined;
  const postmen = roles.has("courier") ? known : new Map<string, Postman>();
  const pacers = new Map([...postmen].map(([name, { limits }]) => [name, createPacer(limits)]));
  return startDispatch(planner, clock, {
    store,
    postmen,
    pacers,
    log,
    prefer,
    leaseMs,
    now: () => new Date(),
  });
}

function clockOf({ digests: { clock } }: Config): Clock {
  if (clock.now === undefined && clock.rate === 1) return systemClock;
  return replayClock(clock.now ?? new Date(), clock.rate);
}

/** The platforms that are set up, for a process that speaks: planning and watching need none. */
async function createPlatforms(
  config: Config,
  { bot, take, log }: { bot: Bot; take: TakeArrival; log: Log },
  store: Store,
  connections: Map<string, Connection>,
): Promise<Platform[]> {
  const platforms: Platform[] = [];
  if (!config.roles.has("chat") && !config.roles.has("courier")) return platforms;
  const changed = (name: Platform["name"]) => (connection: Connection) =>
    void connections.set(name, connection);
  const { slack, encryptionKeys } = config;
  if (slack) {
    const { createSlack, createSlackForMany } = await import("./platforms/slack/slack.ts");
    platforms.push(
      "clientId" in slack
        ? createSlackForMany({
            bot,
            take,
            log,
            settings: slack,
            installations: store.installations,
            departures: store.departures,
            vault: vaultOf(encryptionKeys),
          })
        : createSlack({ bot, take, log, settings: slack, changed: changed("slack") }),
    );
  }
  if (config.discord) {
    const { createDiscord } = await import("./platforms/discord/discord.ts");
    const { departures } = store;
    const parts = { bot, take, log, departures, changed: changed("discord") };
    platforms.push(createDiscord({ ...parts, settings: config.discord }));
  }
  return platforms;
}
