import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Origin } from "../src/core/command.ts";
import type { Postman } from "../src/core/delivery.ts";
import type { Store } from "../src/core/store.ts";
import { systemClock } from "../src/digests/clock.ts";
import { startDispatch } from "../src/digests/dispatch.ts";
import { createPacer } from "../src/digests/pacer.ts";
import { createPlanner } from "../src/digests/planner.ts";
import { createStore } from "../src/store/create-store.ts";
import type { Database } from "../src/store/engine.ts";
import { locate } from "../src/store/location.ts";
import { openDatabase } from "../src/store/open-store.ts";
import { startPostgres } from "../tests/support/postgres-server.ts";
import { botOver } from "../tests/support/real-bot.ts";
import { recordingLog } from "../tests/support/recording-log.ts";
import { draws, invented, vocabulary } from "./many-talks.ts";
import { createMeter } from "./scale-cost.ts";
import { type Cell, cellSchema } from "./scale-report.ts";

/**
 * Fills a store and measures in a process of its own what commands and digests cost over it. Arguments: engine, talks, talks a
 * workshop, channels with digests, how often each command is asked. Each workspace has one channel, and its own workshop.
 */
const [engine = "sqlite", ...sizes] = process.argv.slice(2);
const [talks = 1000, each = 100, channels = 100, times = 60] = sizes.map(Number);
const WORKSHOPS = Math.max(1, Math.floor(talks / each));
const ignore = (): void => undefined;
const quiet = { ...recordingLog(), debug: ignore, info: ignore };

const folder = await mkdtemp(join(tmpdir(), "rapporteur-scale-"));
const server = engine === "postgres" ? await startPostgres() : undefined;
const database = await openDatabase(locate(server?.url ?? `sqlite:${join(folder, "scale.db")}`));
const store = await createStore(database);
const draw = draws(7);
const word = vocabulary(30_000, draw);
const began = performance.now();
for (let number = 0; number < WORKSHOPS; number += 1) {
  const id = idOf(number);
  await store.save(invented(id, each, word, draw), { source: id, fingerprint: "1" });
  await store.currents.choose({ platform: "slack", workspace: `T${number}`, place: "C" }, id);
}
const filling = (performance.now() - began) / 1000;

const meter = createMeter(database);
const cell: Cell = {
  engine,
  talks: WORKSHOPS * each,
  workshops: WORKSHOPS,
  channels,
  fillingSeconds: filling,
  diskBytes: await sizeOf(database),
  ...(await askAll()),
  ...(await deliverAll()),
  memoryBytes: process.memoryUsage().rss,
};
process.send?.(cellSchema.parse(cell));
await store.close();
await server?.remove();
await rm(folder, { recursive: true });

function idOf(number: number): string {
  return `invented-${number}`;
}

function originOf(turn: number): Origin {
  const workspace = `T${(turn * 7919) % WORKSHOPS}`;
  return { platform: "slack", workspace, channel: "C", person: `U${turn}`, organiser: true };
}

async function askAll(): Promise<Pick<Cell, "firstSeconds" | "renewal" | "commands">> {
  const bot = botOver(store, { log: quiet });
  const ask = (text: string, turn: number) => bot.ask(text, originOf(turn));
  const first = performance.now();
  await ask(`/talk ${word()} ${word()}`, 0);
  const firstSeconds = (performance.now() - first) / 1000;
  const kinds: Readonly<Record<string, (turn: number) => Promise<unknown>>> = {
    "/talk, two words": (turn) => ask(`/talk ${word()} ${word()}`, turn),
    "/talk, words of all workshops": (turn) =>
      bot.ask(`/talk ${word()} ${word()}`, { ...originOf(turn), platform: "terminal" }),
    "/who, one word": (turn) => ask(`/who ${word()}`, turn),
    "a question": (turn) => ask(`who talked about ${word()} ${word()}?`, turn),
    "/talks of a day": (turn) => ask(`/day ${1 + (turn % 4)}`, turn),
    "/presenter": (turn) => ask(`/presenter ${word()}`, turn),
    "/workshop": (turn) => ask("/workshop", turn),
    "/note, which writes": (turn) => ask(`/note talk-${turn % each} text:${word()}`, turn),
    "completion of a talk": (turn) =>
      bot.complete(
        { command: "talk", argument: "query", text: word().slice(0, 4), limit: 25 },
        originOf(turn),
      ),
  };
  const commands: Record<string, Cell["commands"][string]> = {};
  for (const [name, work] of Object.entries(kinds)) {
    for (let turn = 0; turn < 5; turn += 1) await work(turn + 100_000);
    commands[name] = await meter.measure(times, work);
  }
  return { firstSeconds, commands, renewal: await meter.measure(1, () => changeAndFind(store)) };
}

/** One programme changes, and a word of it is found: until then all words of the index have been read anew. */
async function changeAndFind(changed: Store): Promise<void> {
  const fresh = invented("fresh", 1, () => "unheardof", draws(1));
  await changed.save(fresh, { source: "fresh", fingerprint: String(performance.now()) });
  const heard = async (): Promise<boolean> =>
    (await changed.presenters("unheardof", { limit: 1 })).length > 0;
  for (let turn = 0; !(await heard()); turn += 1) await changed.search(`unheardof ${turn}`, { limit: 1 });
}

/** One digest for each channel: planned, then posted to nobody, as fast as it goes. */
async function deliverAll(): Promise<Pick<Cell, "planning" | "posting">> {
  const order = {
    platform: "slack",
    channel: "C",
    mode: "replay",
    time: "18:00",
    start: "2020-01-01",
    threads: false,
    topics: [],
    tracks: [],
    empty: false,
  } as const;
  for (let index = 0; index < channels; index += 1) {
    const workshop = idOf(index % WORKSHOPS);
    const [day] = (await store.outline(workshop))?.days ?? [];
    const next = { day: day?.day ?? "", at: new Date(Date.now() - 1000).toISOString() };
    await store.digests.subscribe({ ...order, workspace: `T${index}`, workshop }, next);
  }
  const planner = createPlanner(store, systemClock, quiet, { late: 60_000, stale: 7 * 86_400_000 });
  const planning = await meter.measure(1, () => planner.tick(), channels);
  const limits = { perSecond: 2000, channelPauseMs: 0 };
  const postman: Postman = {
    limits,
    isReady: () => true,
    post: async () => "1",
    find: async () => undefined,
    obstacle: async () => undefined,
  };
  const posting = await meter.measure(
    1,
    async () => {
      const dispatch = startDispatch(undefined, systemClock, {
        store,
        log: quiet,
        prefer: "no-double",
        leaseMs: 60_000,
        now: () => new Date(),
        postmen: new Map([["slack", postman]]),
        pacers: new Map([["slack", createPacer(limits)]]),
      });
      while ((await store.digests.backlog()).depth > 0)
        await new Promise((resolve) => setTimeout(resolve, 200));
      await dispatch.stop();
    },
    channels,
  );
  return { planning, posting };
}

async function sizeOf({ db }: Database): Promise<number> {
  if (!server) return (await stat(join(folder, "scale.db"))).size;
  const { rows } = await db.raw("select pg_database_size(current_database()) as size");
  return Number(rows[0].size);
}
