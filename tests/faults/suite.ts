import { setTimeout as pause } from "node:timers/promises";
import type { NoteHome } from "../../src/core/note.ts";
import type { Store } from "../../src/core/store.ts";
import type { DigestOrder, Subscription } from "../../src/core/subscription.ts";
import { schedule } from "../../src/digests/schedule.ts";
import { loadShipped } from "../../src/load-shipped.ts";
import { openStore } from "../../src/store/open-store.ts";
import { SECRET } from "../stand-ins/slack-request.ts";
import { type Asked, startAsking } from "./asker.ts";
import { type Chats, POST_FAULTS, startChats } from "./chats.ts";
import { startTrouble, type Trouble } from "./disturb.ts";
import { type Host, startHost } from "./hosts.ts";
import { watchLeases } from "./leases.ts";
import { type Living, startLiving } from "./living.ts";
import { createRandom, type Random } from "./random.ts";

/** How hard to try. */
export interface FaultPlan {
  readonly seed: number;
  /** How often a bot is killed. */
  readonly kills: number;
  /** How many bots share the store. All but the first are killed again and again; one alone is killed itself. */
  readonly processes?: number;
  /** How many channels are subscribed on each platform; each gets three digests, and hears of every change. */
  readonly channels: number;
  /** The DATABASE_URL of a store that holds nothing yet. */
  readonly database: string;
  /** Restarts its server, where that can be done. */
  restart?(): Promise<void>;
  /** Told what happens, line by line. */
  say?(line: string): void;
}

/** What came of it. */
export interface FaultReport {
  readonly kills: Readonly<Record<string, number>>;
  readonly faults: Readonly<Record<string, number>>;
  /** Digests and notices of changes that were due, and that stand in a channel. */
  readonly due: { readonly digests: number; readonly notices: number };
  readonly posted: { readonly digests: number; readonly notices: number };
  /** Those that stand there more than once, and that stand nowhere. */
  readonly doubled: readonly string[];
  readonly lost: readonly string[];
  readonly asks: Asked;
  /** How long a lease lay around after it had run out, at most, in milliseconds, while the database was well. */
  readonly longestLeft: number;
  /** What the chat services would have refused. */
  readonly problems: readonly string[];
}

const KILLS = ["claimed", "posting", "request received", "posted", "settled", "any moment"] as const;
const WORKSHOP = "netfilter-2011";
const LEASE_SECONDS = 2;
/** So fast that the three days of a retelling pass while bots are killed again and again. */
const DAY_MS = 86_400_000;
const FIRST_DAY = "2030-01-07";
/** Digests that are due after this are of the workshop that only changes. */
const LAST_DUE = Date.parse("2030-06-01T00:00:00Z");
const LONGEST_LIFE_MS = 4000;
const SETTLING_LIMIT_MS = 120_000;

/** What a round needs. */
interface Round {
  readonly plan: FaultPlan;
  readonly chats: Chats;
  readonly trouble: Trouble;
  readonly hosts: (Host | undefined)[];
  readonly counts: { readonly kills: Map<string, number>; readonly faults: Map<string, number> };
  environment(place: number): Record<string, string>;
}

/** Kills whole bots again and again while everything around them fails, and counts what the channels got. */
export async function runFaults(plan: FaultPlan): Promise<FaultReport> {
  const { processes = 1, kills, channels, database } = plan;
  const chats = await startChats(Array.from({ length: channels }, (_, index) => discordChannel(index)));
  const store = await openStore(database);
  const { living, subscriptions } = await prepare(store, plan);
  const trouble = await startTrouble(database, plan.restart?.bind(plan));
  const mortals = Math.max(1, processes - 1);
  const hosts: (Host | undefined)[] = Array.from({ length: processes }, () => undefined);
  const counts = { kills: new Map<string, number>(), faults: new Map<string, number>() };
  const round: Round = {
    plan,
    chats,
    trouble,
    hosts,
    counts,
    environment: environments(plan, chats, trouble, mortals),
  };
  const random = createRandom(plan.seed);
  const people = {
    chats,
    trouble,
    random: createRandom(plan.seed + 1),
    hosts: () => hosts,
    notes: notesIn(store),
  };
  try {
    for (let place = 0; place < processes - mortals; place += 1) await live(place, round);
    const asker = startAsking(people);
    const leases = processes > mortals ? await watchLeases(database, trouble) : undefined;
    living.keepChanging();
    let left = kills;
    const killAtRandom = async (place: number, own: Random): Promise<void> => {
      while (left > 0) {
        left -= 1;
        if (left % 20 === 0) plan.say?.(`${kills - left} kills`);
        add(counts.kills, await liveAndDie(place, own, round));
      }
    };
    const places = Array.from({ length: mortals }, (_, index) => processes - mortals + index);
    await Promise.all(places.map((place) => killAtRandom(place, createRandom(random.below(2 ** 31)))));
    chats.calm();
    if (processes === mortals) await live(0, round);
    await living.stop();
    const asks = await asker.stop();
    await quiet(store, round);
    const longestLeft = (await leases?.stop()) ?? 0;
    const found = await living.found();
    if (found.length !== living.changed)
      throw new Error(`${living.changed} changes, and ${found.length} found`);
    return { ...report(subscriptions, found, living.workshop, round), asks, longestLeft };
  } finally {
    for (const host of hosts) host?.child.kill("SIGTERM");
    await Promise.all(hosts.flatMap((host) => host?.dead ?? []));
    await trouble.end();
    await living.close();
    await store.close();
    await chats.close();
  }
}

/** How often a note with these words stands on the talk that people write about. */
function notesIn({ notes }: Store): (words: string, home: NoteHome) => Promise<number> {
  return async (words, home) => {
    const all = await notes.on(home, { workshop: WORKSHOP, id: "nfgrep" });
    return all.filter(({ text }) => text.includes(words)).length;
  };
}

function environments(
  { processes = 1, kills }: FaultPlan,
  chats: Chats,
  trouble: Trouble,
  mortals: number,
): Round["environment"] {
  const began = Date.now();
  const rate = (3 * DAY_MS) / Math.max(15_000, (kills * 1200) / mortals);
  return (place) => ({
    DATABASE_URL: trouble.url,
    SLACK_BOT_TOKEN: chats.slack.state.botToken,
    SLACK_SIGNING_SECRET: SECRET,
    PORT: "0",
    SLACK_API_URL: chats.slack.apiUrl,
    DISCORD_TOKEN: chats.discord.token,
    DISCORD_API_URL: chats.discord.apiUrl,
    DISCORD_SHARDS: `${place}/${processes}`,
    DIGEST_LEASE_SECONDS: String(LEASE_SECONDS),
    DIGEST_STALE_DAYS: "365",
    IMPORT_ALLOW_HTTP: "yes",
    IMPORT_ALLOW_PRIVATE: "yes",
    IMPORT_TIMEOUT_S: "1",
    CLOCK_NOW: new Date(Date.parse(`${FIRST_DAY}T16:30:00Z`) + (Date.now() - began) * rate).toISOString(),
    CLOCK_RATE: String(rate),
  });
}

async function prepare(
  store: Store,
  { database, channels }: FaultPlan,
): Promise<{ living: Living; subscriptions: readonly Subscription[] }> {
  await loadShipped(store);
  const living = await startLiving(store, database);
  const subscriptions: Subscription[] = [];
  for (const workshop of [WORKSHOP, living.workshop]) {
    const programme = await store.programme(workshop);
    if (!programme) throw new Error(`the programme of ${workshop} is missing`);
    for (let index = 0; index < channels; index += 1) {
      for (const platform of ["slack", "discord"] as const) {
        const order: DigestOrder = {
          platform,
          workspace: "W1",
          channel: platform === "slack" ? `C0CHANNEL${index}` : discordChannel(index),
          workshop,
          mode: workshop === WORKSHOP ? "replay" : "live",
          time: "18:00",
          start: workshop === WORKSHOP ? FIRST_DAY : undefined,
          threads: false,
          topics: [],
          tracks: [],
          empty: false,
        };
        subscriptions.push(await store.digests.subscribe(order, schedule(order, programme)[0]));
      }
    }
  }
  return { living, subscriptions };
}

function discordChannel(index: number): string {
  return String(300_000_000_000_000_100n + BigInt(index));
}

/** Starts a bot at a place; resolves when its store is open. */
async function live(place: number, round: Round, extra: Record<string, string> = {}): Promise<Host> {
  const host = startHost({ ...extra, ...round.environment(place) });
  round.hosts[place] = host;
  await host.started;
  return host;
}

/** Starts a bot, lets something go wrong, and kills it; gives the way it died. */
async function liveAndDie(place: number, random: Random, round: Round): Promise<string> {
  const { chats, trouble, counts } = round;
  const how = random.pick(KILLS);
  const isStep = how !== "request received" && how !== "any moment";
  const extra: Record<string, string> = isStep
    ? { KILL_STEP: how, KILL_COUNT: String(1 + random.below(3)) }
    : {};
  const bot = await live(place, round, extra);
  for (let count = random.below(3); count > 0; count -= 1) {
    const fault = random.pick(POST_FAULTS);
    chats.fail(fault, random);
    add(counts.faults, fault);
  }
  if (random.below(6) === 0) {
    const failed = await trouble.disturb(random);
    if (failed !== undefined) add(counts.faults, failed);
  }
  const life = pause(how === "any moment" ? random.below(1500) : LONGEST_LIFE_MS);
  await Promise.race([bot.dead, life, ...(how === "request received" ? [chats.nextPost()] : [])]);
  bot.child.kill("SIGKILL");
  await bot.dead;
  return how;
}

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

/** Resolves when nothing is due, nothing waits, and every change was told. */
async function quiet({ digests, changes }: Store, { hosts }: Round): Promise<void> {
  const limit = Date.now() + SETTLING_LIMIT_MS;
  const isQuiet = async (): Promise<boolean> =>
    ((await digests.nextDue())?.getTime() ?? Infinity) > LAST_DUE &&
    (await changes.untold(1)).length === 0 &&
    (await digests.health()).depth === 0;
  while (!(await isQuiet())) {
    if (hosts[0]?.diedAt !== undefined)
      throw new Error("a bot that nobody killed has left; standard error says why");
    if (Date.now() > limit) throw new Error(`still waiting: ${JSON.stringify(await digests.health())}`);
    await pause(100);
  }
}

function report(
  subscriptions: readonly Subscription[],
  changes: readonly number[],
  changing: string,
  { chats, counts: { kills, faults } }: Round,
): Omit<FaultReport, "asks" | "longestLeft"> {
  const due = subscriptions.flatMap(({ id, platform, channel, workshop }) => {
    const keys =
      workshop === changing
        ? changes.map((number) => `changes/${number}/${id}`)
        : ["2011-08-22", "2011-08-23", "2011-08-24"].map((day) => `digest/${id}/${day}`);
    return keys.map((key) => ({ key, count: chats.count(platform, channel, key) }));
  });
  const ofKind = (all: readonly { readonly key: string }[]) => {
    const digests = all.filter(({ key }) => key.startsWith("digest/")).length;
    return { digests, notices: all.length - digests };
  };
  return {
    kills: Object.fromEntries(kills),
    faults: Object.fromEntries(faults),
    due: ofKind(due),
    posted: ofKind(due.filter(({ count }) => count > 0)),
    doubled: due.filter(({ count }) => count > 1).map(({ key }) => key),
    lost: due.filter(({ count }) => count === 0).map(({ key }) => key),
    problems: chats.problems(),
  };
}
