import { PassThrough } from "node:stream";
import { describe, expect, it, onTestFinished } from "vitest";
import { type App, createApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import type { ChannelAddress } from "../../src/core/subscription.ts";
import { atKeyboard } from "../../src/platforms/terminal/chat.ts";
import { createTerminalPostman } from "../../src/platforms/terminal/postman.ts";
import { terminalStyle } from "../../src/platforms/terminal/style.ts";
import { startDiscordStandIn } from "../stand-ins/discord.ts";
import { WORLD } from "../stand-ins/discord-world.ts";
import { startSlack } from "../stand-ins/slack.ts";
import { ANN, typeCommand } from "../stand-ins/slack-person.ts";
import { recordingLog } from "../support/recording-log.ts";
import { type ScheduleServer, serveSchedule, spreadsheet } from "../support/schedule-server.ts";

const PATIENT = { timeout: 15_000 };
const BEFORE = spreadsheet(["Nets", "Ann Lee", "09:00", "Hall"], ["Knots", "Bo Li", "10:00", "Hall"]);
const AFTER = spreadsheet(["Nets", "Ann Lee", "11:00", "Attic"], ["Knots", "Bo Li", "10:00", "Hall"]);

/** The whole bot, ten days before the workshop. */
async function started(env: Record<string, string>): Promise<App> {
  const config = readConfig({
    DATABASE_URL: "sqlite::memory:",
    CLOCK_NOW: "2021-06-25T12:00:00Z",
    IMPORT_ALLOW_HTTP: "yes",
    IMPORT_ALLOW_PRIVATE: "yes",
    ...env,
  });
  const app = await createApp(config, recordingLog());
  onTestFinished(() => app.stop());
  return app;
}

/** Changes the file, and makes the watch look at once instead of in a quarter of an hour. */
async function changes({ store }: App, server: ScheduleServer): Promise<void> {
  server.text = AFTER;
  const [watch] = await store.watches.all();
  if (!watch) throw new Error("nothing is watched");
  await store.watches.add(watch, new Date(0));
}

/** The first thing that somebody sees may be how far the import is. */
async function watching({ store }: App): Promise<void> {
  await expect.poll(async () => (await store.watches.all()).length, PATIENT).toBe(1);
}

const subscriptions = async ({ store }: App): Promise<ChannelAddress[]> => [
  ...(await store.digests.subscriptions()),
];

describe("given an organiser who watches a schedule and subscribes a channel", () => {
  it("when the schedule changes, then the channel on Discord hears of it once", async () => {
    const discord = await startDiscordStandIn();
    const server = await serveSchedule(BEFORE);
    const app = await started({
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      ORGANISERS: WORLD.person,
    });
    onTestFinished(() => discord.close());
    await new Promise<void>((connected) => {
      app.serve((_name, { state }) => state === "connected" && connected());
    });
    const type = async (name: string, subcommand: string, options: { name: string; value: string }[]) => {
      const inner = options.map((option) => ({ type: 3, ...option }));
      const { answer } = discord.act({
        kind: "command",
        name,
        options: [{ type: 1, name: subcommand, options: inner }],
      });
      return JSON.stringify((await answer).message?.body);
    };
    await type("import", "watch", [{ name: "address", value: server.address }]);
    await watching(app);
    await type("digest", "subscribe", [{ name: "workshop", value: "harbour-2021" }]);
    expect(await subscriptions(app)).toMatchObject([{ platform: "discord", channel: WORLD.channel }]);
    await changes(app, server);
    await expect.poll(() => discord.messages(WORLD.channel).length, PATIENT).toBe(1);
    const body = JSON.stringify(discord.messages(WORLD.channel)[0]?.body);
    expect(body).toContain("The programme of the Harbour has changed");
    expect(body).toMatch(/Nets\*\*: moved from <t:\d+:F>, Hall to <t:\d+:F>, Attic/u);
    expect(discord.faults).toEqual([]);
  });

  it("when the schedule changes, then the channel on Slack hears of it once", async () => {
    const slack = await startSlack({
      scopes: [
        "app_mentions:read",
        "chat:write",
        "commands",
        "im:history",
        "users:read",
        "channels:history",
        "channels:read",
        "groups:history",
        "groups:read",
      ],
    });
    onTestFinished(() => slack.close());
    const server = await serveSchedule(BEFORE);
    const app = await started({
      SLACK_BOT_TOKEN: slack.state.botToken,
      SLACK_APP_TOKEN: slack.state.appToken,
      SLACK_API_URL: slack.apiUrl,
      ORGANISERS: ANN.id,
    });
    await new Promise<void>((connected) => {
      app.serve((_name, { state }) => state === "connected" && connected());
    });
    await typeCommand(slack, "/import", `watch ${server.address}`);
    await watching(app);
    await typeCommand(slack, "/digest", "subscribe workshop:harbour-2021");
    const [subscription] = await subscriptions(app);
    await changes(app, server);
    const channel = subscription?.channel ?? "";
    await expect.poll(() => slack.messages(channel).length, PATIENT).toBe(1);
    const message = JSON.stringify(slack.messages(channel)[0]);
    expect(message).toContain("The programme of the Harbour has changed: 1 moved");
    expect(message).toMatch(/"timestamp":\d+/u);
    slack.check();
  });

  it("when the schedule changes, then the terminal shows it once", async () => {
    const server = await serveSchedule(BEFORE);
    const app = await started({});
    const output = new PassThrough();
    const style = terminalStyle(({ command }) => `/${command}`, false);
    app.serve(() => undefined, new Map([["terminal", createTerminalPostman(output, style)]]));
    let text = "";
    output.on("data", (chunk: Buffer) => void (text += chunk.toString()));
    await app.bot.ask(`/import watch ${server.address}`, atKeyboard);
    await app.bot.ask("/digest subscribe harbour-2021", atKeyboard);
    await changes(app, server);
    await expect.poll(() => text, PATIENT).toContain("has changed");
    expect(text).toMatch(
      /Nets: moved from Monday 5 July 2021, 09:00 \(UTC\), Hall to .*11:00 \(UTC\), Attic/u,
    );
  });
});
