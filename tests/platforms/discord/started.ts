import { expect, onTestFinished } from "vitest";
import type { TakeArrival } from "../../../src/core/arrivals.ts";
import type { Bot } from "../../../src/core/bot.ts";
import type { Departures } from "../../../src/core/departures.ts";
import type { Connection, Platform } from "../../../src/core/platform.ts";
import type { DiscordSettings } from "../../../src/core/settings.ts";
import { createDiscord } from "../../../src/platforms/discord/discord.ts";
import { type DiscordStandIn, startDiscordStandIn } from "../../stand-ins/discord.ts";
import type { Recorded } from "../../stand-ins/discord-rest.ts";
import { recordingLog } from "../../support/recording-log.ts";
import { takingHere } from "../../support/take-arrivals.ts";
import { smallBot } from "./small-commands.ts";

/** A platform over a stand-in, with what a test looks at. */
export interface Started {
  readonly standIn: DiscordStandIn;
  readonly platform: Platform;
  readonly log: ReturnType<typeof recordingLog>;
  /** How the connection stood, each time that this changed after it was made. */
  readonly states: readonly Connection["state"][];
}

/** Puts a platform over a stand-in, which is held to account at the end of the test, and doesn't connect it yet. */
export async function prepare(
  bot: Bot = smallBot(),
  settings: Partial<DiscordSettings> = {},
  shared?: DiscordStandIn,
  take: TakeArrival = takingHere(),
  departures?: Departures,
): Promise<Started> {
  const standIn = shared ?? (await startDiscordStandIn());
  const log = recordingLog();
  const states: Connection["state"][] = [];
  const platform = createDiscord({
    take,
    bot,
    log,
    departures,
    changed: ({ state }) => void states.push(state),
    settings: {
      apiUrl: standIn.apiUrl,
      token: standIn.token,
      commandPrefix: "",
      organisers: new Set(),
      ...settings,
    },
  });
  onTestFinished(async () => {
    await platform.disconnect();
    if (!shared) await standIn.close();
    expect(standIn.faults).toEqual([]);
    expect(JSON.stringify(log.lines)).not.toMatch(/stand\.in-for-discord|interaction-token/u);
  });
  return { standIn, platform, log, states };
}

/** The same, connected. */
export async function start(
  bot?: Bot,
  settings?: Partial<DiscordSettings>,
  shared?: DiscordStandIn,
  take?: TakeArrival,
): Promise<Started> {
  const started = await prepare(bot, settings, shared, take);
  await started.platform.connect();
  return started;
}

/** The requests to answer interactions and to post messages so far, in order, without their tokens. */
export function answersOf({ requests }: DiscordStandIn): { readonly to: string; readonly body: unknown }[] {
  return requests.flatMap(({ method, path, body }: Recorded) => {
    const [, kind] = /\/(callback|@original)$/u.exec(path) ?? /^\/(webhooks|channels)\//u.exec(path) ?? [];
    return kind === undefined ? [] : [{ to: `${method} ${kind}`, body }];
  });
}
