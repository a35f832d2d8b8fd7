import { describe, expect, it, onTestFinished } from "vitest";
import type { Origin } from "../../src/core/command.ts";
import { languages } from "../../src/core/languages/all.ts";
import { plainStyle, toText } from "../../src/core/plain-text.ts";
import type { Explained } from "../../src/core/understanding.ts";
import { programmeOf } from "../support/programme.ts";
import { realBot } from "../support/real-bot.ts";

const here: Origin = { platform: "slack", workspace: "T", channel: "C", person: "P", organiser: false };

async function asking(): Promise<
  (question: string, origin?: Partial<Origin>) => Promise<Explained & { text: string }>
> {
  const { bot, store } = await realBot({ clock: () => new Date("2011-08-23T12:00:00Z") });
  onTestFinished(() => store.close());
  return async (question, origin = {}) => {
    const explained = await bot.explain(question, { ...here, ...origin });
    const style = plainStyle(({ command }) => `/${command}`);
    return { ...explained, text: toText(explained.reply, style) };
  };
}

describe("given a question for a fact", () => {
  it("then the answer begins with what was said, and names the talk", async () => {
    const ask = await asking();
    const { text, reply } = await ask("how long does it take to load 80000 rules?");
    expect(text.split("\n")[0]).toContain("16 seconds");
    expect(text).toContain("https://home.regit.org/");
    expect(reply.talks.map(({ title }) => title)).toEqual(["CPAN module IPTables::libiptc"]);
  });

  it("when no talk says it, then it is not known, and the nearest is offered", async () => {
    const ask = await asking();
    const { text, reply } = await ask("what does irqd cost?");
    expect(reply).toMatchObject({ known: false, talks: [] });
    expect(text).toMatch(/^I don't know[\s\S]*nearest/u);
  });
});

describe("given a clock that runs in the days of the workshop", () => {
  it.each([
    ["what happened yesterday?", "2011-08-22"],
    ["talks today", "2011-08-23"],
    ["which talks are tomorrow?", "2011-08-24"],
    ["quels exposés aujourd'hui ?", "2011-08-23"],
  ])("when %j is asked, then it is %s", async (question, day) => {
    const { reply } = await (await asking())(question);
    expect([...new Set(reply.talks.map((talk) => talk.day))]).toEqual([day]);
  });
});

describe("given a language", () => {
  it("when the question shows it, then the answer is in it, whatever the locale", async () => {
    const ask = await asking();
    expect((await ask("qui a présenté nfgrep ?", { locale: "en-US" })).text).toContain("a présenté");
    expect((await ask("who presented nfgrep?", { locale: "fr" })).text).toContain("presented");
  });

  it("when the question shows none, then the locale decides", async () => {
    const ask = await asking();
    expect((await ask("nfgrep", { locale: "de-CH" })).text).toContain("Mittwoch, 24. August 2011");
    expect((await ask("nfgrep", { locale: "fr-CA" })).text).toContain("mercredi 24 août 2011");
    expect((await ask("nfgrep")).text).toContain("Wednesday 24 August 2011");
  });

  it("then every language has its cues written as they are compared", () => {
    const odd = languages
      .flatMap(({ cues }) => Object.values(cues).flat())
      .filter((cue) => !/^[a-z0-9 ]+$/u.test(cue));
    expect(odd).toEqual([]);
  });
});

describe("given several workshops", () => {
  it("when one is named or the other's date is, then it is the one that is meant", async () => {
    const { bot, store } = await realBot();
    onTestFinished(() => store.close());
    await store.save(programmeOf([{ title: "Queues in the harbour", by: ["Bob Li"], topics: ["queues"] }]), {
      source: "test",
      fingerprint: "1",
    });
    const titles = async (question: string): Promise<string[]> =>
      (await bot.explain(question, here)).reply.talks.map(({ title }) => title);
    expect(await titles("how many talks were there?")).toEqual(["Queues in the harbour"]);
    expect(await titles("how many talks were there at NFWS 2011?")).toHaveLength(19);
    expect(await titles("what happened on 23 August 2011?")).toContain("Free form discussion");
    expect(await titles("who presented nfgrep?")).toEqual([
      "nfgrep: traffic classification for Netfilter/iptables",
    ]);
  });
});

describe("given somebody who wants to know why", () => {
  it("then the parse, the candidates and their scores are told", async () => {
    const { explanation } = await (await asking())("when did McHardy talk about netlink?");
    expect(explanation).toMatchObject({
      language: "en",
      intent: "when",
      subject: "netlink",
      presenters: ["patrick-mchardy"],
      candidates: [{ talk: "netfilter-2011/mmap-netlink-nfqueue", score: expect.any(Number), coverage: 1 }],
      invocation: { command: "answer", args: expect.objectContaining({ shows: "when" }) },
    });
  });
});

describe("given /ask", () => {
  it("then it answers like a message", async () => {
    const { bot, store } = await realBot();
    onTestFinished(() => store.close());
    const reply = await bot.invoke({ command: "ask", args: { question: "who presented nfgrep?" } }, here);
    expect(reply.talks.map(({ title }) => title)).toEqual([
      "nfgrep: traffic classification for Netfilter/iptables",
    ]);
    const after = await bot.invoke({ command: "ask", args: { question: "and when?" } }, here);
    expect(after.summary).toContain("24 August 2011");
  });
});
