import { describe, expect, it } from "vitest";
import { ANN, eventEnvelope, mention, writeDirectly } from "../../stand-ins/slack-person.ts";
import { WORKSPACE } from "../../stand-ins/slack-state.ts";
import { connected } from "./connected.ts";

const { bot } = WORKSPACE;

describe("a mention", () => {
  it("is answered in a thread below it", async () => {
    const { slack } = await connected();
    const seen = await mention(slack, "who presented IPv6 NAT?");
    expect(seen.text).toContain("You said who presented IPv6 NAT?");
    expect(slack.messages(ANN.channel)).toHaveLength(1);
  });

  it("within a thread is answered there", async () => {
    const { slack } = await connected();
    const event = {
      type: "app_mention",
      channel: ANN.channel,
      thread_ts: "1700000000.000100",
      text: `<@${bot}> hi`,
    };
    await slack.sockets.deliver(eventEnvelope(slack, event));
    await mention(slack, "next");
    expect(slack.messages(ANN.channel)[0]).toMatchObject({ thread_ts: "1700000000.000100" });
  });

  it("may hold a command, in Slack's name or in the bot's own", async () => {
    const { slack } = await connected();
    expect((await mention(slack, "/talk-who")).text).toContain(ANN.id);
    expect((await mention(slack, "/who")).text).toContain(ANN.id);
  });

  it("with nothing else gets help", async () => {
    const { slack } = await connected();
    expect((await mention(slack, "")).text).toContain("What I do");
  });

  it("is read as it was typed", async () => {
    const { slack } = await connected();
    const { blocks } = await mention(slack, "A &amp; <https://example.org|the page> by <@U1|bob>");
    expect(JSON.stringify(blocks)).toContain('"text":"A & the page by @bob"');
  });

  it("asks whether the person is an organiser when the command needs one", async () => {
    const { slack } = await connected();
    expect((await mention(slack, "/digest stop", { ...ANN, id: "U0ADMIN" })).text).toContain("Stopped all");
    expect((await mention(slack, "/digest stop")).text).toContain("Only organisers");
  });
});

describe("a direct message", () => {
  it("is answered where it was written", async () => {
    const { slack } = await connected();
    const seen = await writeDirectly(slack, "what about ipset?");
    expect(seen).toMatchObject({
      thread: undefined,
      channel: ANN.direct,
      text: "You said what about ipset?",
    });
  });
});

describe("what isn't a question", () => {
  const direct = { type: "message", channel_type: "im", channel: ANN.direct, text: "hello" };
  const channel = { ...direct, channel: ANN.channel, channel_type: "channel" };

  it.each([
    ["the bot's own message", { ...direct, user: bot }],
    ["another bot's message", { ...direct, bot_id: "B1" }],
    ["a bot's mention", { ...channel, type: "app_mention", bot_id: "B1" }],
    ["an edit", { ...direct, subtype: "message_changed", user: undefined, message: { text: "hello" } }],
    [
      "a mention that an edit brought in",
      { ...channel, type: "app_mention", edited: { user: ANN.id, ts: "1.0" } },
    ],
    ["a deletion", { ...direct, subtype: "message_deleted", user: undefined, text: undefined }],
    ["a message to everybody", channel],
    ["a message without a person", { ...direct, user: undefined }],
  ])("is left alone: %s", async (_what, event) => {
    const { slack, logged } = await connected();
    await slack.sockets.deliver(eventEnvelope(slack, event));
    await mention(slack, "later", { ...ANN, channel: "C0OTHER" });
    expect([...slack.state.channels.keys()]).toEqual(["C0OTHER"]);
    expect(logged.filter(({ level }) => level !== "debug")).toEqual([]);
  });
});

describe("an event that comes twice", () => {
  it("is answered once, under a new envelope too", async () => {
    const { slack } = await connected();
    const envelope = eventEnvelope(slack, {
      type: "app_mention",
      channel: ANN.channel,
      text: `<@${bot}> hi`,
    });
    await slack.sockets.deliver(envelope);
    await slack.sockets.deliver(envelope);
    await slack.sockets.deliver({ ...envelope, envelope_id: "again" });
    await mention(slack, "later");
    expect(slack.messages(ANN.channel)).toHaveLength(2);
  });
});

describe("posting", () => {
  it("waits as long as Slack asks, and then posts once", async () => {
    const { slack } = await connected();
    slack.next("chat.postMessage", { retryAfter: 1 });
    await mention(slack, "hello");
    expect(slack.messages(ANN.channel)).toHaveLength(1);
  });

  it("is not repeated when nobody knows whether it arrived; the person gets a sentence", async () => {
    const { slack, logged } = await connected();
    slack.next("chat.postMessage", { status: 503 });
    const seen = await mention(slack, "hello");
    expect(seen.text).toContain("Something went wrong on my side");
    expect(slack.messages(ANN.channel)).toHaveLength(1);
    expect(logged).toContainEqual(
      expect.objectContaining({
        level: "error",
        message: "Slack didn't take an answer",
        reference: expect.stringMatching(/^\w{8}$/u),
      }),
    );
  });
});
