import { describe, expect, it, onTestFinished } from "vitest";
import type { Bot } from "../../src/core/bot.ts";
import type { Origin } from "../../src/core/command.ts";
import { plainStyle, toText } from "../../src/core/plain-text.ts";
import type { Reply } from "../../src/core/reply.ts";
import { realBot } from "../support/real-bot.ts";

const here: Origin = { platform: "slack", workspace: "T1", channel: "D1", person: "U1", organiser: false };

const text = (reply: Reply): string =>
  toText(
    reply,
    plainStyle(({ command }) => `/${command}`),
  );

const titles = ({ talks }: Reply): string[] => talks.map(({ title }) => title);

async function conversation(): Promise<{
  bot: Bot;
  say: (question: string, origin?: Partial<Origin>) => Promise<Reply>;
}> {
  const { bot, store } = await realBot();
  onTestFinished(() => store.close());
  return { bot, say: (question, origin = {}) => bot.ask(question, { ...here, ...origin }) };
}

describe("given an answer in a conversation", () => {
  it.each([
    ["who presented nfgrep?", "and when?", "Wednesday 24 August 2011"],
    ["when was the talk on IPv6 NAT?", "who gave it?", "Ulrich Weber"],
    ["who presented nfgrep?", "slides?", "pablo-neira-ayuso-nfgrep"],
    ["who presented snet?", "tell me more", "Linux Security Module"],
    ["when was nfgrep presented?", "what came after it?", "IPV6 NAT"],
    ["qui a présenté nfgrep ?", "et quand ?", "mercredi 24 août 2011"],
  ])("when %j is followed by %j, then it is %j", async (first, second, expected) => {
    const { say } = await conversation();
    await say(first);
    const reply = await say(second);
    expect(reply.known).toBe(true);
    expect(text(reply)).toContain(expected);
  });

  it("when somebody asks what else he presented, then the talk that was told is left out", async () => {
    const { say } = await conversation();
    await say("who presented irqd?");
    expect(titles(await say("what else did he present?"))).toEqual(["speeding up selective conntrack flush"]);
  });

  it("when several were listed, then one of them is chosen by its place", async () => {
    const { say } = await conversation();
    const listed = await say("talks by Jesper Dangaard Brouer");
    expect(titles(await say("the second one"))).toEqual(titles(listed).slice(1, 2));
    await say("talks by Jesper Dangaard Brouer");
    expect(titles(await say("when was the last one?"))).toEqual(titles(listed).slice(2));
  });

  it("when a day was told, then the next one is a day later", async () => {
    const { say } = await conversation();
    await say("what happened on Monday?");
    expect(titles(await say("next day"))).toContain("Free form discussion");
    expect(titles(await say("and the day before?"))).toContain("ipset status");
    await say("what happened on the last day?");
    expect((await say("next day")).known).toBe(false);
  });

  it("when the same is asked of something else, then the question is kept", async () => {
    const { say } = await conversation();
    await say("who presented nfgrep?");
    expect(text(await say("and coccinelle?"))).toContain("Eric Leblond presented");
    await say("how many talks did Holger give?");
    expect(text(await say("and Jesper?"))).toContain("gave 3 talks");
    await say("what did McHardy present on Monday?");
    expect(titles(await say("and on Wednesday?"))).toEqual(["getting rid of the second tuple"]);
  });

  it("when a whole question follows, then nothing of the last one clings to it", async () => {
    const { say } = await conversation();
    await say("who presented nfgrep?");
    expect(text(await say("where was the workshop?"))).toContain("Freiburg");
    expect(titles(await say("what did Ulrich Weber present?"))).toEqual(["IPV6 NAT"]);
    expect((await say("who presented Kubernetes?")).known).toBe(false);
  });
});

describe("given two conversations", () => {
  it.each<Partial<Origin>>([
    { workspace: "T2" },
    { channel: "C2" },
    { person: "U2" },
    { thread: "1700000000.1" },
    { platform: "discord" },
  ])("when the other one is in %j, then nothing leaks into it", async (elsewhere) => {
    const { say } = await conversation();
    await say("who presented nfgrep?");
    expect((await say("who gave it?", elsewhere)).known).toBe(false);
  });

  it("when two people write in one thread, then it is one conversation", async () => {
    const { say } = await conversation();
    await say("who presented nfgrep?", { thread: "1700000000.1" });
    expect(text(await say("and when?", { thread: "1700000000.1", person: "U2" }))).toContain(
      "24 August 2011",
    );
  });

  it("when a script asks line by line, then each question stands for itself", async () => {
    const { bot } = await conversation();
    await bot.explain("who presented nfgrep?", here);
    expect((await bot.explain("who gave it?", here)).reply.known).toBe(false);
    expect((await bot.ask("who gave it?", here)).known).toBe(false);
  });
});

describe("given what was said long ago", () => {
  it("then it has expired", async () => {
    const { store } = await realBot();
    onTestFinished(() => store.close());
    const strand = { platform: "slack", workspace: "T1", channel: "C1", speaker: "person U1" } as const;
    const turn = {
      invocation: { command: "answer", args: { shows: "who" } },
      talks: ["netfilter-2011/nfgrep"],
    };
    await store.conversations.remember(strand, turn, new Date("2099-01-01T00:00:00Z"));
    expect(await store.conversations.recall(strand, new Date("2098-12-31T00:00:00Z"))).toEqual(turn);
    expect(await store.conversations.recall(strand, new Date("2099-01-02T00:00:00Z"))).toBeUndefined();
  });
});
