import { EventEmitter, once } from "node:events";
import { onTestFinished } from "vitest";
import type { TakeArrival } from "../../../src/core/arrivals.ts";
import type { Bot } from "../../../src/core/bot.ts";
import type { Connection, Platform } from "../../../src/core/platform.ts";
import type { SlackSettings } from "../../../src/core/settings.ts";
import { createSlack } from "../../../src/platforms/slack/slack.ts";
import { type SlackStandIn, startSlack } from "../../stand-ins/slack.ts";
import type { SlackOptions } from "../../stand-ins/slack-state.ts";
import { type LogLine, recordingLog } from "../../support/recording-log.ts";
import { takingHere } from "../../support/take-arrivals.ts";
import { settingsFor } from "./harness.ts";
import { testBot } from "./test-bot.ts";

/** A stand-in and a platform that is to connect to it; both end with the test, which fails if Slack refused anything. */
export interface Pair {
  readonly slack: SlackStandIn;
  readonly platform: Platform;
  readonly logged: readonly LogLine[];
  /** How the connection stood, each time that this changed after it was made. */
  readonly states: readonly Connection["state"][];
}

/** What a pair may be made of; a Slack that is given may have other bots, and isn't closed. */
interface PairParts {
  readonly bot?: Bot;
  readonly take?: TakeArrival;
  readonly slack?: SlackStandIn;
  readonly settings?: Partial<SlackSettings>;
  readonly options?: Partial<SlackOptions>;
}

/** Starts the pair; `connect` makes the connection too. */
export async function pair(parts: PairParts = {}): Promise<Pair> {
  const log = recordingLog();
  const states: Connection["state"][] = [];
  const slack = parts.slack ?? (await startSlack(parts.options));
  const settings = settingsFor(slack, parts.settings);
  const { bot = testBot({ log }), take = takingHere() } = parts;
  const platform = createSlack({
    take,
    bot,
    settings,
    log,
    changed: ({ state }) => void states.push(state),
  });
  onTestFinished(async () => {
    await platform.disconnect();
    if (!parts.slack) await slack.close();
    slack.check();
  });
  return { slack, platform, logged: log.lines, states };
}

/** Starts the pair and connects it. */
export async function connected(parts: Parameters<typeof pair>[0] = {}): Promise<Pair> {
  const started = await pair(parts);
  await started.platform.connect();
  return started;
}

/** A promise that is resolved from outside. */
function moment(): { readonly passed: Promise<void>; pass(): void } {
  const news = new EventEmitter();
  const passed = once(news, "passed").then(() => undefined);
  return { passed, pass: () => void news.emit("passed") };
}

/** A bot whose answers wait until `release` is called; `asked` resolves with the first question. */
export function patientBot(bot: Bot = testBot()): { bot: Bot; release(): void; asked: Promise<void> } {
  const asked = moment();
  const released = moment();
  return {
    release: released.pass,
    asked: asked.passed,
    bot: {
      ...bot,
      invoke: async (invocation, origin) => {
        asked.pass();
        await released.passed;
        return bot.invoke(invocation, origin);
      },
    },
  };
}
