import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { createBot } from "../src/core/bot.ts";
import type { Platform } from "../src/core/platform.ts";
import { systemClock } from "../src/digests/clock.ts";
import { startDispatch } from "../src/digests/dispatch.ts";
import { createPacer } from "../src/digests/pacer.ts";
import { createPlanner } from "../src/digests/planner.ts";
import { loadShipped } from "../src/load-shipped.ts";
import { createDiscord } from "../src/platforms/discord/discord.ts";
import { createSlack } from "../src/platforms/slack/slack.ts";
import { openStore } from "../src/store/open-store.ts";
import { takingHere } from "../tests/support/take-arrivals.ts";

/**
 * Delivers one digest to many channels on each platform and prints how close the throughput comes to the platform's limit.
 * The limits are scaled, so that it takes a minute rather than an hour: `npm run bench:digest -- [channels] [per second]`.
 */
const [channels = 10_000, perSecond = 400] = process.argv.slice(2).map(Number);
const WORKSHOP = "netfilter-2011";
const DAY = "2011-08-23";
const quiet = { debug: ignore, info: ignore, warn: ignore, error: ignore };

const addresses = z.object({
  slack: z.object({ apiUrl: z.string(), botToken: z.string(), appToken: z.string() }),
  discord: z.object({ apiUrl: z.string(), token: z.string(), channels: z.array(z.string()) }),
});
const figure = z.object({ posts: z.number(), seconds: z.number(), refused: z.number() });
const figures = z.object({ slack: figure, discord: figure });

const chats = fork(fileURLToPath(new URL("digest-chats.ts", import.meta.url)), [
  String(channels),
  String(perSecond),
]);
const where = addresses.parse((await once(chats, "message"))[0]);
const folder = await mkdtemp(join(tmpdir(), "rapporteur-bench-"));
const store = await openStore(`sqlite:${join(folder, "bench.db")}`);
await loadShipped(store);
const bot = createBot({
  commands: [],
  store,
  log: quiet,
  clock: () => new Date(),
  understand: () => Promise.reject(new Error("nobody asks")),
  pace: async () => 0,
});
const shared = { commandPrefix: "", organisers: new Set<string>() };
const { slack, discord } = where;
const platforms: Platform[] = [
  createSlack({
    take: takingHere(),
    bot,
    log: quiet,
    settings: { ...shared, ...slack, mode: { kind: "socket", appToken: slack.appToken } },
  }),
  createDiscord({ take: takingHere(), bot, log: quiet, settings: { ...shared, ...discord } }),
];
for (const platform of platforms) await platform.connect();

const before = process.memoryUsage().rss;
const order = {
  workspace: "W1",
  workshop: WORKSHOP,
  mode: "replay",
  time: "18:00",
  start: "2020-01-01",
  threads: false,
  topics: [],
  tracks: [],
  empty: false,
} as const;
for (let index = 0; index < channels; index += 1) {
  const next = { day: DAY, at: new Date(Date.now() - 1000).toISOString() };
  const discordChannel = discord.channels[index] ?? "";
  await store.digests.subscribe({ ...order, platform: "slack", channel: `C${index}` }, next);
  await store.digests.subscribe({ ...order, platform: "discord", channel: discordChannel }, next);
}
const planner = createPlanner(store, systemClock, quiet, { late: 60_000, stale: 7 * 86_400_000 });
const planning = performance.now();
await planner.tick();
print(`planned ${2 * channels} digests in ${((performance.now() - planning) / 1000).toFixed(1)} s`);

const scaled = { perSecond, channelPauseMs: 0 };
const dispatch = startDispatch(planner, systemClock, {
  store,
  log: quiet,
  prefer: "no-double",
  leaseMs: 60_000,
  now: () => new Date(),
  postmen: new Map(platforms.map(({ name, postman }) => [name, postman])),
  pacers: new Map(platforms.map(({ name }) => [name, createPacer(scaled)])),
});
let peak = before;
while ((await store.digests.health()).depth > 0) {
  peak = Math.max(peak, process.memoryUsage().rss);
  await pause(250);
}
await dispatch.stop();
chats.send("report");
const measured = figures.parse((await once(chats, "message"))[0]);
for (const [name, { posts, seconds, refused }] of Object.entries(measured)) {
  const ratio = posts / seconds / perSecond;
  print(
    `${name}: ${posts} posts in ${seconds.toFixed(1)} s, ${ratio.toFixed(3)} of the limit (${perSecond}/s), ${refused} too soon`,
  );
}
print(`memory: ${megabytes(before)} MB before, ${megabytes(peak)} MB at most`);
for (const platform of platforms) await platform.disconnect();
await store.close();
chats.kill();
await rm(folder, { recursive: true, force: true });

function megabytes(bytes: number): string {
  return (bytes / 1_048_576).toFixed(0);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function ignore(): void {
  /* A benchmark says nothing but its figures. */
}
