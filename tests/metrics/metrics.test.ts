import { describe, expect, it } from "vitest";
import { z } from "zod";
import { createBot } from "../../src/core/bot.ts";
import { defineCommand, type Origin } from "../../src/core/command.ts";
import { reply } from "../../src/core/reply.ts";
import type { Standing } from "../../src/core/standing.ts";
import { createMetrics } from "../../src/metrics/metrics.ts";
import { draftOf } from "../contracts/digest-store.ts";
import { emptyStore } from "../support/empty-store.ts";
import { type Fate, fakePostman } from "../support/fake-postman.ts";
import { recordingLog } from "../support/recording-log.ts";

const ORIGIN: Origin = {
  platform: "slack",
  workspace: "T1",
  channel: "C1",
  person: "U1",
  organiser: false,
};

const echo = defineCommand({
  name: "echo",
  description: "Says it again",
  args: z.object({ words: z.string().describe("What to say") }),
  examples: [],
  run: async ({ words }) => {
    if (words === "break") throw new Error("broken");
    return reply({ summary: words, blocks: [] });
  },
});

const find = defineCommand({
  name: "find",
  description: "Searches",
  args: z.object({}),
  examples: [],
  run: async (_args, { store }) => {
    await store.search("ipset", { limit: 1 });
    return reply({ summary: "found", blocks: [] });
  },
});

function measuredBot() {
  const metrics = createMetrics("1.2.3");
  const { observer } = metrics;
  const bot = createBot({
    commands: [echo, find],
    log: recordingLog(),
    store: observer.store(emptyStore()),
    clock: () => new Date(),
    understand: async (words) => ({
      invocation: { command: "echo", args: { words } },
      locale: "en",
      explanation: {},
    }),
    pace: async () => 0,
    observer,
  });
  return { bot, metrics, lines: async () => (await metrics.page(undefined)).text.split("\n") };
}

const counted = (platform: string, command: string, outcome: string, count: number): string =>
  `rapporteur_command_seconds_count{platform="${platform}",command="${command}",outcome="${outcome}"} ${count}`;

describe("given a bot that is measured", () => {
  it("when people ask, then answers are counted by the command that they came down to and how they ended", async () => {
    const { bot, lines } = measuredBot();
    await bot.invoke({ command: "echo", args: { words: "hello" } }, ORIGIN);
    await bot.ask("hello", ORIGIN);
    await bot.ask("/echo hello", { ...ORIGIN, platform: "discord" });
    await bot.invoke({ command: "echo", args: {} }, ORIGIN);
    await bot.invoke({ command: "echo", args: { words: "break" } }, ORIGIN);
    await bot.invoke({ command: "find", args: {} }, ORIGIN);
    await bot.complete({ command: "echo", argument: "words", text: "h", limit: 5 }, ORIGIN);
    expect(await lines()).toEqual(
      expect.arrayContaining([
        counted("slack", "echo", "answered", 2),
        counted("discord", "echo", "answered", 1),
        counted("slack", "echo", "refused", 1),
        counted("slack", "echo", "failed", 1),
        counted("slack", "find", "answered", 1),
        "rapporteur_search_seconds_count 1",
        'rapporteur_completion_seconds_count{platform="slack"} 1',
        'rapporteur_build_info{version="1.2.3"} 1',
      ]),
    );
  });

  it("when people type what is no command, then it makes no label of its own", async () => {
    const { bot, lines } = measuredBot();
    for (const command of ["a", "b", "c"]) await bot.invoke({ command, args: {} }, ORIGIN);
    await bot.ask("/nonsense", ORIGIN);
    const counts = (await lines()).filter((line) => line.startsWith("rapporteur_command_seconds_count"));
    expect(counts).toEqual([counted("slack", "unknown", "refused", 4)]);
  });

  it("when it posts, then how each post ended is counted, and which are to be tried again", async () => {
    const { metrics, lines } = measuredBot();
    const inner = fakePostman();
    const postman = metrics.observer.postman("slack", inner);
    const fates: Fate[] = ["well", "busy", "refused", "gone", "request lost"];
    for (const fate of fates) {
      inner.fates.push(fate);
      await postman.post({ ...draftOf("a"), since: new Date().toISOString() }).catch(() => undefined);
    }
    const ended = ["sent", "limited", "failed", "refused", "unclear"].map(
      (outcome) => `rapporteur_post_seconds_count{platform="slack",outcome="${outcome}"} 1`,
    );
    expect(await lines()).toEqual(
      expect.arrayContaining([...ended, 'rapporteur_post_retries_total{platform="slack"} 3']),
    );
    expect(postman.isReady()).toBe(true);
  });
});

describe("given how the bot stands", () => {
  const standing: Standing = {
    connections: () =>
      new Map([
        ["slack", { state: "connected", detail: "" }],
        ["discord", { state: "waiting", detail: "" }],
      ]),
    digests: {
      health: emptyStore().digests.health,
      backlog: async () => ({ depth: 3, oldestDue: "2021-07-05T17:00:00.000Z" }),
    },
    now: () => new Date("2021-07-05T17:01:30.000Z"),
  };

  it("when it is looked at, then connections, the store and what waits are told", async () => {
    const { type, text } = await createMetrics("1").page(standing);
    expect(type).toMatch(/^text\/plain; version=0\.0\.4/u);
    expect(text.split("\n")).toEqual(
      expect.arrayContaining([
        'rapporteur_platform_connected{platform="slack"} 1',
        'rapporteur_platform_connected{platform="discord"} 0',
        "rapporteur_store_up 1",
        "rapporteur_outbox_depth 3",
        "rapporteur_outbox_age_seconds 90",
      ]),
    );
  });

  it("when the store doesn't answer any more, then nothing old is told of it", async () => {
    const metrics = createMetrics("1");
    await metrics.page(standing);
    const backlog = () => Promise.reject(new Error("locked"));
    const { text } = await metrics.page({ ...standing, digests: { ...standing.digests, backlog } });
    expect(text).toContain("rapporteur_store_up 0");
    expect(text).not.toMatch(/^rapporteur_outbox_/mu);
  });
});
