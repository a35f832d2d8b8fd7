import { describe, expect, it, onTestFinished } from "vitest";
import type { Bot } from "../../src/core/bot.ts";
import type { Origin } from "../../src/core/command.ts";
import { format } from "../../src/core/invocation.ts";
import { plainStyle, toText } from "../../src/core/plain-text.ts";
import type { Store } from "../../src/core/store.ts";
import { programmeOf } from "../support/programme.ts";
import { realBot } from "../support/real-bot.ts";

const ANN: Origin = { platform: "slack", workspace: "T1", channel: "C1", person: "U1", organiser: true };
const BOB: Origin = { ...ANN, person: "U2", organiser: false };
const BOB_DIRECT: Origin = { ...BOB, channel: "D2", direct: true };

const SOUPS = programmeOf(
  [
    { title: "Soups of the harbour", by: ["Bob Li"], topics: ["broth"] },
    { title: "Knives", topics: ["steel"], day: "2021-07-06" },
    { title: "Bread for everybody", day: "2021-07-06" },
  ],
  "kitchens-2021",
);

async function started(): Promise<{
  bot: Bot;
  store: Store;
  ask: (text: string, origin?: Origin) => Promise<string>;
}> {
  const { bot, store } = await realBot();
  onTestFinished(() => store.close());
  const soups = { ...SOUPS, workshop: { ...SOUPS.workshop, name: "Kitchens 2021", aliases: ["the cooks"] } };
  await store.save(soups, { source: "test", fingerprint: "1" });
  const ask = async (text: string, origin = ANN): Promise<string> =>
    toText(
      await bot.ask(text, origin),
      plainStyle((invocation) => `/${format(invocation)}`),
    );
  return { bot, store, ask };
}

describe("given two workshops of which none was chosen", () => {
  it("then the latest is the current one, and its card leads to the other and back to its own days", async () => {
    const { ask } = await started();
    const card = await ask("/workshop");
    expect(card).toContain("Kitchens 2021");
    expect(card).toContain("8th Netfilter Workshop: /workshop name:netfilter-2011");
    const other = await ask("/workshop name:netfilter-2011");
    expect(other).toContain("Questions here are about the Kitchens 2021");
    expect(other).toContain("/talks workshop:netfilter-2011");
    expect(await ask("/day day:2011-08-22 workshop:netfilter-2011")).toContain(
      "8th Netfilter Workshop, day 1 of 3",
    );
    expect(await ask("/talks workshop:netfilter-2011")).toContain("19 talks");
  });

  it("when the current one has no such talk, then the others are searched and the answer says which it is", async () => {
    const { ask } = await started();
    expect(await ask("/talk nfgrep")).toContain(
      "From the 8th Netfilter Workshop, not from the Kitchens 2021.",
    );
    expect(await ask("/talk ipset")).toContain("· 8th Netfilter Workshop");
    expect(await ask("/who nfgrep")).toContain("· 8th Netfilter Workshop");
    expect(await ask("/talk knives")).not.toContain("From the");
  });

  it("when a command names a workshop, then that one is searched", async () => {
    const { ask } = await started();
    await ask("/workshop use netfilter-2011");
    expect(await ask("/talk bread at the cooks")).toContain("Bread for everybody");
    expect(await ask("/who broth at Kitchens 2021")).toContain("Bob Li presented Soups of the harbour");
  });

  it("when a question names a workshop, then it is about that one", async () => {
    const { ask } = await started();
    expect(await ask("at the 8th Netfilter Workshop, who presented IPv6 NAT?")).toContain("Ulrich Weber");
  });
});

describe("given a channel", () => {
  it("when an organiser chooses a workshop, by id, name or alias, then it is the current one there and nowhere else", async () => {
    const { ask } = await started();
    for (const name of ["netfilter-2011", "8th netfilter workshop"]) {
      expect(await ask(`/workshop use ${name}`)).toBe(
        "From now on, questions in this channel are about the 8th Netfilter Workshop.",
      );
    }
    for (const line of ["/talks", "/day 1", "/talk"]) expect(await ask(line, BOB)).not.toContain("Kitchens");
    expect(await ask("/workshop", { ...BOB, channel: "C2" })).toContain("Kitchens 2021");
    expect(await ask("/workshop", { ...BOB, workspace: "T2" })).toContain("Kitchens 2021");
    expect(await ask("who spoke on the first day?", BOB)).toContain("22 August 2011");
  });

  it("when somebody else tries, then nothing changes and they are told why", async () => {
    const { ask } = await started();
    expect(await ask("/workshop use netfilter-2011", BOB)).toContain("Only organisers");
    expect(await ask("/workshop", BOB)).toContain("Kitchens 2021");
  });

  it("when nothing goes by the name, then the known ones are named", async () => {
    const { ask } = await started();
    expect(await ask("/workshop use nonsense")).toContain("I know Kitchens 2021 and 8th Netfilter Workshop");
  });

  it("when somebody types, then what is offered follows the current workshop", async () => {
    const { bot, ask } = await started();
    const offered = async (command: string, argument: string, text: string): Promise<string[]> =>
      (await bot.complete({ command, argument, text, limit: 5 }, ANN)).map(({ label }) => label);
    expect(await offered("day", "day", "")).toContain("Day 1, Monday 5 July 2021: 1 talk");
    await ask("/workshop use netfilter-2011");
    expect(await offered("day", "day", "")).toContain("Day 1, Monday 22 August 2011: 8 talks");
    expect(await offered("talk", "query", "knive")).toEqual(["Knives"]);
    expect(await offered("talk", "query", "nfgr")).toHaveLength(1);
    expect(await offered("workshop use", "name", "kit")).toEqual(["Kitchens 2021, Porto"]);
  });

  it("then digests take a workshop by its name or alias", async () => {
    const { ask } = await started();
    expect(await ask("/digest preview 1 workshop:the cooks")).toContain("Kitchens 2021, day 1 of 2");
    await ask("/digest subscribe workshop:the cooks mode:replay");
    expect(await ask("/digest pause workshop:Kitchens 2021")).not.toContain("isn't subscribed");
  });
});

describe("given a direct conversation", () => {
  it("when its person chooses a workshop, then it is theirs, organiser or not", async () => {
    const { ask } = await started();
    expect(await ask("/workshop use netfilter-2011", BOB_DIRECT)).toContain("what you ask me directly");
    expect(await ask("/talks", BOB_DIRECT)).toContain("19 talks");
    expect(await ask("/workshop", BOB)).toContain("Kitchens 2021");
    await ask("/workshop name:the cooks", BOB_DIRECT);
    expect(await ask("/talks", BOB_DIRECT)).toContain("3 talks");
  });

  it("when its person asked in a channel with a chosen workshop, then it goes on with that one", async () => {
    const { ask } = await started();
    await ask("/workshop use netfilter-2011");
    expect(await ask("/workshop", BOB_DIRECT)).toContain("Kitchens 2021\n");
    await ask("/talk nfgrep", BOB);
    expect(await ask("/talks", BOB_DIRECT)).toContain("19 talks");
    expect(await ask("/talks", { ...BOB_DIRECT, person: "U3" })).toContain("3 talks");
  });
});
