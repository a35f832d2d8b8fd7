import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import sqlite3 from "sqlite3";
import type { DigestStore } from "../../src/core/outbox.ts";
import type { DigestOrder, Subscription } from "../../src/core/subscription.ts";
import { schedule } from "../../src/digests/schedule.ts";
import { loadShipped } from "../../src/load-shipped.ts";
import { openStore } from "../../src/store/open-store.ts";
import { type Chats, POST_FAULTS, startChats } from "./chats.ts";
import { createRandom, type Random } from "./random.ts";

/** How hard to try. */
export interface FaultPlan {
  readonly seed: number;
  /** How often the bot is killed. */
  readonly kills: number;
  /** How many channels are subscribed on each platform; each gets three digests. */
  readonly channels: number;
  /** A database file that doesn't exist yet. */
  readonly file: string;
  /** Told what happens, line by line. */
  say?(line: string): void;
}

/** What came of it. */
export interface FaultReport {
  readonly kills: Readonly<Record<string, number>>;
  readonly faults: Readonly<Record<string, number>>;
  /** Digests that were due, that stand in a channel, that stand there more than once, and that stand nowhere. */
  readonly due: number;
  readonly posted: number;
  readonly doubled: readonly string[];
  readonly lost: readonly string[];
  /** What the chat services would have refused. */
  readonly problems: readonly string[];
}

const KILLS = ["claimed", "posting", "request received", "posted", "settled", "any moment"] as const;
const WORKSHOP = "netfilter-2011";
const LEASE_SECONDS = 2;
/** So fast that the three days of a retelling pass while the bot is killed again and again. */
const DAY_MS = 86_400_000;
const FIRST_DAY = "2030-01-07";
const LONGEST_LIFE_MS = 4000;
const SETTLING_LIMIT_MS = 90_000;

/** Kills a whole bot again and again while everything around it fails, and counts what the channels got. */
export async function runFaults(plan: FaultPlan): Promise<FaultReport> {
  const random = createRandom(plan.seed);
  const chats = await startChats(Array.from({ length: plan.channels }, (_, index) => discordChannel(index)));
  const subscriptions = await prepare(plan);
  const counts = { kills: new Map<string, number>(), faults: new Map<string, number>() };
  const began = Date.now();
  const rate = (3 * DAY_MS) / Math.max(15_000, plan.kills * 1200);
  const clock = (): string =>
    new Date(Date.parse(`${FIRST_DAY}T16:30:00Z`) + (Date.now() - began) * rate).toISOString();
  const environment = (extra: Record<string, string>): Record<string, string> => ({
    ...extra,
    DATABASE_URL: `sqlite:${plan.file}`,
    SLACK_BOT_TOKEN: chats.slack.state.botToken,
    SLACK_APP_TOKEN: chats.slack.state.appToken,
    SLACK_API_URL: chats.slack.apiUrl,
    DISCORD_TOKEN: chats.discord.token,
    DISCORD_API_URL: chats.discord.apiUrl,
    DIGEST_LEASE_SECONDS: String(LEASE_SECONDS),
    DIGEST_STALE_DAYS: "365",
    CLOCK_NOW: clock(),
    CLOCK_RATE: String(rate),
  });
  try {
    for (let kill = 1; kill <= plan.kills; kill += 1) {
      const how = await liveAndDie(random, chats, plan, environment, counts.faults);
      counts.kills.set(how, (counts.kills.get(how) ?? 0) + 1);
      if (kill % 20 === 0) plan.say?.(`${kill} kills`);
    }
    chats.calm();
    await finish(plan, environment);
    return report(subscriptions, chats, counts);
  } finally {
    await chats.close();
  }
}

async function prepare({ file, channels }: FaultPlan): Promise<readonly Subscription[]> {
  const store = await openStore(`sqlite:${file}`);
  await loadShipped(store);
  const programme = await store.programme(WORKSHOP);
  if (!programme) throw new Error("the shipped programme is missing");
  const subscriptions: Subscription[] = [];
  for (let index = 0; index < channels; index += 1) {
    for (const platform of ["slack", "discord"] as const) {
      const channel = platform === "slack" ? `C0CHANNEL${index}` : discordChannel(index);
      const order: DigestOrder = {
        platform,
        workspace: "W1",
        channel,
        workshop: WORKSHOP,
        mode: "replay",
        time: "18:00",
        start: FIRST_DAY,
        threads: false,
        topics: [],
        tracks: [],
        empty: false,
      };
      subscriptions.push(await store.digests.subscribe(order, schedule(order, programme)[0]));
    }
  }
  await store.close();
  return subscriptions;
}

function discordChannel(index: number): string {
  return String(300_000_000_000_000_100n + BigInt(index));
}

/** Starts a bot, lets something go wrong, and kills it; gives the way it died. */
async function liveAndDie(
  random: Random,
  chats: Chats,
  { file }: FaultPlan,
  environment: (extra: Record<string, string>) => Record<string, string>,
  faults: Map<string, number>,
): Promise<string> {
  const how = random.pick(KILLS);
  const isStep = how !== "request received" && how !== "any moment";
  const extra: Record<string, string> = isStep
    ? { KILL_STEP: how, KILL_COUNT: String(1 + random.below(3)) }
    : {};
  const bot = start(environment(extra));
  const dead = once(bot, "exit");
  await Promise.race([once(bot, "message"), dead]);
  for (let count = random.below(3); count > 0; count -= 1) {
    const fault = random.pick(POST_FAULTS);
    chats.fail(fault, random);
    faults.set(fault, (faults.get(fault) ?? 0) + 1);
  }
  if (random.below(6) === 0) {
    faults.set("database locked", (faults.get("database locked") ?? 0) + 1);
    await lockFor(file, 200 + random.below(800));
  }
  const life = pause(how === "any moment" ? random.below(1500) : LONGEST_LIFE_MS);
  await Promise.race([dead, life, ...(how === "request received" ? [chats.nextPost()] : [])]);
  bot.kill("SIGKILL");
  await dead;
  return how;
}

/** Lets the bot live until nothing is due and nothing waits. */
async function finish(
  { file }: FaultPlan,
  environment: (extra: Record<string, string>) => Record<string, string>,
): Promise<void> {
  const bot = start(environment({}));
  const dead = once(bot, "exit");
  const store = await openStore(`sqlite:${file}`);
  try {
    const limit = Date.now() + SETTLING_LIMIT_MS;
    while (!(await isQuiet(store.digests))) {
      if (bot.exitCode !== null) throw new Error("the last bot has left by itself; standard error says why");
      if (Date.now() > limit)
        throw new Error(`still waiting: ${JSON.stringify(await store.digests.health())}`);
      await pause(100);
    }
  } finally {
    await store.close();
    bot.kill("SIGTERM");
    await dead;
  }
}

async function isQuiet(digests: DigestStore): Promise<boolean> {
  return (await digests.nextDue()) === undefined && (await digests.health()).depth === 0;
}

function start(environment: Record<string, string>): ChildProcess {
  return fork(fileURLToPath(new URL("host.ts", import.meta.url)), {
    execArgv: ["--import", import.meta.resolve("tsx")],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    env: { PATH: process.env["PATH"], ...environment },
  });
}

async function lockFor(file: string, milliseconds: number): Promise<void> {
  const db = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened = new sqlite3.Database(file, (error) => (error ? reject(error) : resolve(opened)));
  });
  db.configure("busyTimeout", 5000);
  const run = (sql: string): Promise<void> =>
    new Promise((resolve, reject) => db.exec(sql, (error) => (error ? reject(error) : resolve())));
  await run("begin exclusive");
  await pause(milliseconds);
  await run("commit");
  await new Promise((resolve) => db.close(resolve));
}

function report(
  subscriptions: readonly Subscription[],
  chats: Chats,
  { kills, faults }: { kills: ReadonlyMap<string, number>; faults: ReadonlyMap<string, number> },
): FaultReport {
  const due = subscriptions.flatMap(({ id, platform, channel }) =>
    ["2011-08-22", "2011-08-23", "2011-08-24"].map((day) => {
      const key = `digest/${id}/${day}`;
      return { key, count: chats.count(platform, channel, key) };
    }),
  );
  return {
    kills: Object.fromEntries(kills),
    faults: Object.fromEntries(faults),
    due: due.length,
    posted: due.filter(({ count }) => count > 0).length,
    doubled: due.filter(({ count }) => count > 1).map(({ key }) => key),
    lost: due.filter(({ count }) => count === 0).map(({ key }) => key),
    problems: chats.problems(),
  };
}
