import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { type App, createApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import { draftOf } from "../contracts/digest-store.ts";
import { startDiscordStandIn } from "../stand-ins/discord.ts";
import { WORLD } from "../stand-ins/discord-world.ts";
import { startSlack } from "../stand-ins/slack.ts";
import { typeCommand } from "../stand-ins/slack-person.ts";
import { nextNews } from "../stand-ins/slack-state.ts";
import { temporaryFolder } from "../support/folder.ts";
import { recordingLog } from "../support/recording-log.ts";

it("given two processes that share a store, when one only chats and the other only posts, then each does its part and nothing else", async () => {
  const { slack, discord, start } = await world();
  const chat = await start("chat", 2);
  const other = await start("planner,courier,watcher", 2);
  expect(slack.sockets.opened).toBe(1);
  expect([...other.switchboard.connections().values()].map(({ detail }) => detail)).toEqual([
    "as @rapporteur in Workshop (posts only)",
    "as rapporteur (posts only)",
  ]);

  const posted = nextNews(slack.state, "posted:C1:");
  await chat.store.digests.draft([
    draftOf("to-slack", { channel: "C1" }),
    draftOf("to-discord", { platform: "discord", channel: WORLD.channel }),
  ]);
  await posted;
  await discord.until(() => discord.messages(WORLD.channel).length === 1);
  expect((await typeCommand(slack, "/talk", "ipset")).text).toContain("ipset");
  await other.stop();
  await chat.store.digests.draft([draftOf("later", { channel: "C1" })]);
  expect((await typeCommand(slack, "/talk", "ipset")).text).toContain("ipset");
  expect((await chat.store.digests.health()).depth).toBe(1);
});

it("given a process that only watches and plans, when it starts, then it connects to nothing", async () => {
  const { slack, discord, start } = await world();
  const app = await start("planner,watcher", 0);
  expect([...app.switchboard.connections()]).toEqual([]);
  expect([slack.state.calls, discord.requests]).toEqual([[], []]);
});

async function world() {
  const slack = await startSlack();
  const discord = await startDiscordStandIn();
  const database = `sqlite:${join(await temporaryFolder(), "shared.db")}`;
  const apps: App[] = [];
  onTestFinished(async () => {
    for (const app of apps) await app.stop();
    await slack.close();
    await discord.close();
    slack.check();
    expect(discord.faults).toEqual([]);
  });
  /** Resolves once this many platforms are connected. */
  const start = async (roles: string, platforms: number): Promise<App> => {
    const env = {
      DATABASE_URL: database,
      ROLES: roles,
      SLACK_BOT_TOKEN: slack.state.botToken,
      SLACK_APP_TOKEN: slack.state.appToken,
      SLACK_API_URL: slack.apiUrl,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
    };
    const app = await createApp(readConfig(env), recordingLog());
    apps.push(app);
    const connected = new Set<string>();
    await new Promise<void>((resolve) => {
      app.serve((name, { state }) => {
        if (state === "connected") connected.add(name);
        if (connected.size === platforms) resolve();
      });
      if (platforms === 0) resolve();
    });
    return app;
  };
  return { slack, discord, start };
}
