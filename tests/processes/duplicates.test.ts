import { describe, expect, it } from "vitest";
import type { Arrivals, TakeArrival } from "../../src/core/arrivals.ts";
import { createTakeArrival } from "../../src/take-arrivals.ts";
import { smallBot } from "../platforms/discord/small-commands.ts";
import { start } from "../platforms/discord/started.ts";
import { pair } from "../platforms/slack/connected.ts";
import { startDiscordStandIn } from "../stand-ins/discord.ts";
import type { Act } from "../stand-ins/discord-events.ts";
import { WORLD } from "../stand-ins/discord-world.ts";
import { type SlackStandIn, startSlack } from "../stand-ins/slack.ts";
import { ANN, commandEnvelope, eventEnvelope } from "../stand-ins/slack-person.ts";
import { bodyOf, SECRET, sendSigned } from "../stand-ins/slack-request.ts";
import { nextNews, WORKSPACE } from "../stand-ins/slack-state.ts";
import { recordingLog } from "../support/recording-log.ts";

const HTTP = { mode: { kind: "http", signingSecret: SECRET, port: 0 } } as const;

describe("given two processes behind a load balancer", () => {
  it("when Slack sends a command to both at once, then one answers", async () => {
    const slack = await startSlack();
    const [one, other] = await ports(slack);
    const body = bodyOf(commandEnvelope(slack, "/echo", "hello"));
    const responses = await Promise.all([sendSigned(one, body), sendSigned(other, body)]);
    const answers = await Promise.all(responses.map((response) => response.text()));
    expect(answers.toSorted()).toEqual(["", expect.stringContaining("You said hello")]);
    await slack.close();
  });

  it("when Slack sends a mention again, and as another event too, then one answers", async () => {
    const slack = await startSlack();
    const [one, other] = await ports(slack);
    const { channel } = ANN;
    const mention = { type: "app_mention", channel, ts: "1700000000.000100", text: `<@${WORKSPACE.bot}> hi` };
    const body = bodyOf(eventEnvelope(slack, mention));
    const posted = nextNews(slack.state, `posted:${channel}:${mention.ts}`);
    await sendSigned(one, body);
    await posted;
    await sendSigned(other, body, { retry: 1 });
    await sendSigned(other, bodyOf(eventEnvelope(slack, mention)));
    const next = { ...mention, ts: "1700000000.000200" };
    const answered = nextNews(slack.state, `posted:${channel}:${next.ts}`);
    await sendSigned(other, bodyOf(eventEnvelope(slack, next)));
    await answered;
    expect(slack.messages(channel).map(({ thread_ts }) => thread_ts)).toEqual([mention.ts, next.ts]);
    await slack.close();
  });
});

it("given two processes with a socket each, when Slack sends an envelope through one and then through the other, then one answers", async () => {
  const slack = await startSlack();
  for (const take of processes(2)) await (await pair({ slack, take })).platform.connect();
  const { id: _id, ...envelope } = commandEnvelope(slack, "/echo", "hello");
  expect(await slack.sockets.deliver(envelope, 0)).toMatchObject({ text: "You said hello" });
  expect(await slack.sockets.deliver({ ...envelope, retry_attempt: 1 }, 1)).toEqual({});
  await slack.close();
});

it("given two processes with the same shard, as while one takes over from the other, when somebody asks, then one answers", async () => {
  const discord = await startDiscordStandIn();
  const bots = [];
  for (const take of processes(2)) bots.push(await start(smallBot(), {}, discord, take));
  const echo: Act = { kind: "command", name: "echo", options: [{ type: 3, name: "words", value: "hello" }] };
  const { id, answer } = discord.act(echo);
  await answer;
  await discord.say(`<@${WORLD.bot}> hello`);
  await discord.say(`<@${WORLD.bot}> and again`);
  for (const { platform } of bots) await platform.disconnect();
  expect(discord.attempts(id)).toBe(1);
  expect(discord.messages(WORLD.channel)).toHaveLength(2);
  await discord.close();
});

/** How processes that share one store tell inputs that arrive again. */
function processes(count: number): TakeArrival[] {
  const takers = new Map<string, string>();
  const arrivals: Arrivals = {
    take: async ({ key, taker }) => {
      if (!takers.has(key)) takers.set(key, taker);
      return takers.get(key) === taker;
    },
  };
  return Array.from({ length: count }, () => createTakeArrival({ arrivals }, recordingLog()));
}

/** Connects two processes over HTTP; gives their ports. */
async function ports(slack: SlackStandIn): Promise<[string | undefined, string | undefined]> {
  const found: (string | undefined)[] = [];
  for (const take of processes(2)) {
    const { platform } = await pair({ slack, take, settings: HTTP });
    const { detail } = await platform.connect();
    found.push(/HTTP on port (\d+)/u.exec(detail)?.[1]);
  }
  return [found[0], found[1]];
}
