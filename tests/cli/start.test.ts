import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import { startDiscordStandIn } from "../stand-ins/discord.ts";
import { WORLD } from "../stand-ins/discord-world.ts";
import { startSlack } from "../stand-ins/slack.ts";
import { typeCommand } from "../stand-ins/slack-person.ts";
import { temporaryFolder } from "../support/folder.ts";
import { runCli, spawnCli } from "../support/run-cli.ts";

/** Everything that a process has said so far, and a way to wait for more. */
function listenTo(child: ChildProcessWithoutNullStreams): { said(words: RegExp): Promise<string> } {
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => void (text += chunk.toString()));
  return {
    async said(words) {
      while (!words.test(text))
        await Promise.race([once(child.stderr, "data"), once(child.stdout, "data"), once(child, "exit")]);
      return text;
    },
  };
}

async function chats() {
  const slack = await startSlack();
  const discord = await startDiscordStandIn();
  onTestFinished(async () => {
    await slack.close();
    await discord.close();
    slack.check();
    expect(discord.faults).toEqual([]);
  });
  const env = {
    SLACK_BOT_TOKEN: slack.state.botToken,
    SLACK_APP_TOKEN: slack.state.appToken,
    SLACK_API_URL: slack.apiUrl,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
  };
  return { slack, discord, env };
}

function start(cwd: string, env: Record<string, string>): ChildProcessWithoutNullStreams {
  const child = spawnCli(["start"], { cwd, env });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

describe("given tokens for Slack and Discord", () => {
  it("when the bot starts, then one process answers on both, and leaves in good order", async () => {
    const { slack, discord, env } = await chats();
    const bot = start(await temporaryFolder(), env);
    const { said } = listenTo(bot);
    await said(/Slack +as @rapporteur/u);
    await said(/Discord +connected as rapporteur/u);
    expect((await typeCommand(slack, "/talk-who", "ipv6 nat")).text).toContain("Ulrich Weber");
    const { answer } = discord.act({
      kind: "command",
      name: "who",
      options: [{ type: 3, name: "topic", value: "ipv6 nat" }],
    });
    expect(JSON.stringify((await answer).message?.body)).toContain("Ulrich Weber");
    bot.kill("SIGTERM");
    await once(bot, "exit");
    expect(bot.exitCode).toBe(0);
  });

  it("when one of them refuses the token, then it says why and how to mend it, and the other one answers", async () => {
    const { discord, env } = await chats();
    const bot = start(await temporaryFolder(), { ...env, SLACK_BOT_TOKEN: "xoxb-wrong" });
    const { said } = listenTo(bot);
    await said(/Discord +connected as rapporteur/u);
    const text = await said(/Slack refused SLACK_BOT_TOKEN \(invalid_auth\).*Trying again/u);
    expect(text).not.toContain("xoxb-wrong");
    const { answer } = discord.act({ kind: "command", name: "workshop", options: [] });
    expect(JSON.stringify((await answer).message?.body)).toContain("University of Freiburg");
  });

  it("when a digest comes due while the bot is away, then it stands in the channel after the next start, and the health report says so", async () => {
    const { discord, env } = await chats();
    const cwd = await temporaryFolder();
    const before = start(cwd, { ...env, ORGANISERS: WORLD.person, CLOCK_NOW: "2026-12-01T16:00:00Z" });
    await listenTo(before).said(/Discord +connected/u);
    const { answer } = discord.act({
      kind: "command",
      name: "digest",
      options: [{ type: 1, name: "subscribe", options: [{ type: 3, name: "mode", value: "replay" }] }],
    });
    expect(JSON.stringify((await answer).message?.body)).toContain(
      "is subscribed to the 8th Netfilter Workshop",
    );
    before.kill("SIGTERM");
    await once(before, "exit");

    const after = start(cwd, { ...env, HEALTH_PORT: "0", CLOCK_NOW: "2026-12-01T17:00:01Z" });
    const [, address = ""] =
      /Health +(http:\S+)/u.exec(await listenTo(after).said(/Health +http:\S+\n/u)) ?? [];
    await discord.until(() => discord.messages(WORLD.channel).length === 1);
    expect(JSON.stringify(discord.messages(WORLD.channel)[0]?.body)).toContain(
      "day 1 of 3: Monday 22 August 2011",
    );
    await expect
      .poll(async () => healthSchema.parse(await (await fetch(address)).json()).outbox)
      .toEqual({
        depth: 0,
        last: [{ channel: WORLD.channel, day: "2011-08-22", state: "sent" }],
        failed: [],
      });
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    const metrics = await (await fetch(`${address}/metrics`)).text();
    expect(metrics).toContain('rapporteur_post_seconds_count{platform="discord",outcome="sent"} 1');
    expect(metrics).toContain('rapporteur_platform_connected{platform="slack"} 1');
    const due = await runCli(["digest", "due", "--at", "2026-12-03T00:00:00Z"], { cwd });
    expect(due.out).toBe(
      `2026-12-02T17:00:00.000Z\tdiscord\t${WORLD.guild}\t${WORLD.channel}\tnetfilter-2011\t2011-08-23\n`,
    );
  });
});

const healthSchema = z.object({
  ok: z.boolean(),
  outbox: z.object({
    depth: z.number(),
    last: z.array(z.object({ channel: z.string(), day: z.string(), state: z.string() })),
    failed: z.array(z.unknown()),
  }),
});

describe("given digests on the command line", () => {
  it.each([
    ["text", /^8th Netfilter Workshop, day 1 of 3: Monday 22 August 2011\n/u],
    ["slack", /"type": "rich_text"/u],
    ["discord", /"flags": 32768/u],
  ])("when one is previewed as %s, then its payload is printed", async (as, payload) => {
    const cwd = await temporaryFolder();
    const { code, out } = await runCli(
      ["digest", "preview", "--workshop", "netfilter-2011", "--day", "2011-08-22", "--as", as],
      { cwd },
    );
    expect(code).toBe(0);
    expect(out).toMatch(payload);
  });

  it.each([
    [["digest", "preview", "--day", "9"], /9 is no day of 8th Netfilter Workshop/u],
    [["digest", "preview", "--day", "1", "--as", "fax"], /can't be shown as fax/u],
    [["digest", "preview", "--day", "1", "--workshop", "x"], /I know no workshop called “x”/u],
    [["digest", "due", "--at", "noon"], /noon is no instant/u],
  ])("when %j is run, then one line says what to do", async (args, line) => {
    const { code, err } = await runCli(args, { cwd: await temporaryFolder() });
    expect(code).toBe(2);
    expect(err).toMatch(line);
  });
});
