import { describe, expect, it } from "vitest";
import type { Command } from "../../../src/core/command.ts";
import { type Reply, reply } from "../../../src/core/reply.ts";
import { ANN, commandEnvelope, type SlackPerson, typeCommand } from "../../stand-ins/slack-person.ts";
import { nextNews } from "../../stand-ins/slack-state.ts";
import { recordingLog } from "../../support/recording-log.ts";
import { connected, patientBot } from "./connected.ts";
import { testBot } from "./test-bot.ts";

const ADMIN: SlackPerson = { ...ANN, id: "U0ADMIN" };

describe("a slash command", () => {
  it("is answered within its acknowledgement when the answer is there at once", async () => {
    const { slack } = await connected();
    const ack = await slack.sockets.deliver(commandEnvelope(slack, "/echo", "hello"));
    expect(ack).toMatchObject({ response_type: "in_channel", text: "You said hello" });
    expect(slack.state.answers.size).toBe(0);
  });

  it("is acknowledged although the answer isn't there, and answered when it is", async () => {
    const { bot, release } = patientBot();
    const { slack } = await connected({ bot });
    const { id, ...envelope } = commandEnvelope(slack, "/echo", "hello");
    const answered = nextNews(slack.state, `answered:${id}`);
    expect(await slack.sockets.deliver(envelope)).toEqual({});
    release();
    expect(await answered).toMatchObject({ response_type: "in_channel", text: "You said hello" });
  });

  it("that takes its time says how it is getting on, in its acknowledgement", async () => {
    const { command, tell, end } = slowCommand();
    const { slack } = await connected({ bot: testBot({ commands: [command] }) });
    const { id, ...envelope } = commandEnvelope(slack, "/slow", "");
    const answered = nextNews(slack.state, `answered:${id}`);
    tell();
    expect(await slack.sockets.deliver(envelope)).toMatchObject({
      response_type: "ephemeral",
      text: expect.stringContaining("Half of it so far"),
    });
    end();
    expect(await answered).toMatchObject({ text: expect.stringContaining("All of it") });
  });

  it("that says only later how it is getting on is answered twice", async () => {
    const { command, tell, end } = slowCommand();
    const { slack } = await connected({ bot: testBot({ commands: [command] }) });
    const { id, ...envelope } = commandEnvelope(slack, "/slow", "");
    const first = nextNews(slack.state, `answered:${id}`);
    expect(await slack.sockets.deliver(envelope)).toEqual({});
    tell();
    expect(await first).toMatchObject({ text: expect.stringContaining("Half of it so far") });
    const second = nextNews(slack.state, `answered:${id}`);
    end();
    expect(await second).toMatchObject({ text: expect.stringContaining("All of it") });
  });

  it("is answered for the asker alone when the reply says so", async () => {
    const { slack } = await connected();
    expect(await typeCommand(slack, "/help", "")).toMatchObject({ isPrivate: true });
  });

  it("knows where it was typed and by whom", async () => {
    const { slack } = await connected();
    const { text } = await typeCommand(slack, "/talk-who", "");
    expect(text).toContain("T0WORKSHOP C0GENERAL U0ANN false");
  });

  it("has its text as it was typed", async () => {
    const { slack } = await connected();
    const { blocks } = await typeCommand(slack, "/echo", "A &amp; B &lt;b&gt; *x* <!here>");
    expect(JSON.stringify(blocks)).toContain('"text":"A & B <b> *x* here"');
  });

  it("of two words is found by the second", async () => {
    const { slack } = await connected();
    const { text } = await typeCommand(slack, "/digest", "stop topic:NAT", ADMIN);
    expect(text).toContain("Stopped NAT");
  });

  it("without its second word says what may follow", async () => {
    const { slack } = await connected();
    const seen = await typeCommand(slack, "/digest", "");
    expect(seen.isPrivate).toBe(true);
    expect(seen.text).toContain("/digest stop");
  });

  it("that nobody knows leads to help", async () => {
    const { slack } = await connected();
    expect((await typeCommand(slack, "/elsewhere", "x")).text).toContain("/help");
  });

  it("carries the prefix of the settings", async () => {
    const { slack } = await connected({ settings: { commandPrefix: "dev-" } });
    expect((await typeCommand(slack, "/dev-talk-who", "")).text).toContain("U0ANN");
    expect((await typeCommand(slack, "/dev-help", "")).text).toContain("/dev-digest stop");
  });

  it("that is delivered twice is answered once", async () => {
    const { slack } = await connected();
    const { id, ...envelope } = commandEnvelope(slack, "/echo", "hello");
    const acks = [await slack.sockets.deliver(envelope), await slack.sockets.deliver(envelope)];
    expect(acks).toEqual([expect.objectContaining({ text: "You said hello" }), {}]);
    expect(slack.state.answers.get(id)).toBeUndefined();
  });

  it("that fails says so with a reference, and the log has the reason", async () => {
    const log = recordingLog();
    const { slack } = await connected({ bot: testBot({ log, commands: [broken()] }) });
    const { text, isPrivate } = await typeCommand(slack, "/broken", "");
    expect(isPrivate).toBe(true);
    const [line] = log.lines;
    expect(text).toContain(String(line?.["reference"]));
  });

  it("gets a plain sentence when Slack doesn't take the answer", async () => {
    const { bot, release } = patientBot();
    const { slack, logged } = await connected({ bot });
    slack.next("response_url", { status: 500 });
    const { id, ...envelope } = commandEnvelope(slack, "/echo", "hello");
    const answered = nextNews(slack.state, `answered:${id}`);
    await slack.sockets.deliver(envelope);
    release();
    expect(await answered).toMatchObject({
      text: expect.stringContaining("went wrong"),
      response_type: "ephemeral",
    });
    expect(logged).toContainEqual(
      expect.objectContaining({
        level: "error",
        message: "Slack didn't take a response",
        reference: expect.stringMatching(/^\w{8}$/u),
      }),
    );
  });

  it("waits where Slack asks to wait", async () => {
    const { bot, release } = patientBot();
    const { slack } = await connected({ bot });
    slack.next("response_url", { status: 429 });
    const { id, ...envelope } = commandEnvelope(slack, "/echo", "hello");
    const answered = nextNews(slack.state, `answered:${id}`);
    await slack.sockets.deliver(envelope);
    release();
    expect(await answered).toMatchObject({ text: "You said hello" });
  });
});

describe("who is an organiser", () => {
  it("is asked only for commands that need one, and remembered", async () => {
    const { slack } = await connected();
    await typeCommand(slack, "/echo", "hello");
    expect(looked(slack.state.calls)).toBe(0);
    expect((await typeCommand(slack, "/digest", "stop", ADMIN)).text).toContain("Stopped all");
    await typeCommand(slack, "/digest", "stop", ADMIN);
    expect(looked(slack.state.calls)).toBe(1);
  });

  it("is nobody whom Slack doesn't call admin or owner", async () => {
    const { slack } = await connected();
    expect((await typeCommand(slack, "/digest", "stop")).text).toContain("Only organisers may use");
  });

  it("is whoever the settings name, without asking Slack", async () => {
    const { slack } = await connected({ settings: { organisers: new Set([ANN.id]) } });
    expect((await typeCommand(slack, "/digest", "stop")).text).toContain("Stopped all");
    expect(looked(slack.state.calls)).toBe(0);
  });

  it("is nobody while Slack can't say, which is logged and asked again next time", async () => {
    const { slack, logged } = await connected();
    slack.next("users.info", { error: "user_not_found" });
    expect((await typeCommand(slack, "/digest", "stop", ADMIN)).text).toContain("Only organisers");
    expect(logged).toContainEqual(expect.objectContaining({ level: "error", person: ADMIN.id }));
    expect((await typeCommand(slack, "/digest", "stop", ADMIN)).text).toContain("Stopped");
  });
});

function looked(calls: readonly { method: string }[]): number {
  return calls.filter(({ method }) => method === "users.info").length;
}

/** A command that says how it is getting on, and ends, when it is told to. */
function slowCommand(): { command: Command; tell(): void; end(): void } {
  const [told, ended] = [signal(), signal()];
  const run: Command["run"] = async (_args, { progress }) => {
    await told.given;
    progress(privately("Half of it so far"));
    await ended.given;
    return privately("All of it");
  };
  return { command: { ...broken(), name: "slow", run }, tell: told.give, end: ended.give };
}

function signal(): { given: Promise<void>; give(): void } {
  let give: () => void = () => undefined;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give: () => give() };
}

function privately(text: string): Reply {
  return reply({ summary: text, audience: "asker", blocks: [{ kind: "text", text }] });
}

function broken(): Command {
  return {
    name: "broken",
    description: "Fails.",
    examples: [],
    access: "everyone",
    form: [],
    fill: async () => ({}),
    audience: "channel",
    arguments: [],
    argumentNames: [],
    run: async () => {
      throw new Error("out of paper");
    },
  };
}
