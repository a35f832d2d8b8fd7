import { describe, expect, it, onTestFinished } from "vitest";
import type { Bot } from "../../src/core/bot.ts";
import { OBVIOUS_QUERIES } from "../support/obvious-queries.ts";
import { realBot } from "../support/real-bot.ts";
import type { PlatformHarness, Shown, StartHarness } from "./platform-harness.ts";

/** What somebody sees who types on a platform; the terminal has this much, too. */
export type Typing = Pick<PlatformHarness, "command" | "direct" | "complete" | "close">;

/** What a person reads and completes, the same on every platform. */
export function typingContract(name: string, start: (bot: Bot) => Promise<Typing>): void {
  const started = async (): Promise<Typing> => {
    const harness = await start((await realBot()).bot);
    onTestFinished(() => harness.close());
    return harness;
  };

  describe(`${name}: given the shipped programme`, () => {
    it("when each entry is asked for by its obvious words, then it is the first that is named", async () => {
      const harness = await started();
      for (const [query, title] of OBVIOUS_QUERIES) {
        const { text } = await harness.command("talk", query);
        expect(plain(text).split("\n").filter(Boolean).slice(0, 4).join("\n"), query).toContain(plain(title));
      }
    });

    it.each([
      ["talk", "nfgrep", /byte-code/u],
      ["talk", "ipset", /2 talks on “ipset”/u],
      ["talk", "kubernetes", /I know no talk on “kubernetes”/u],
      ["talks", "tuesday", /5 talks on Tuesday 23 August 2011/u],
      ["talks", "topic:nat presenter:Patrick McHardy", /getting rid of the second tuple/u],
      ["talks", "ipv6", /IPV6 NAT/u],
      ["who", "IPv6 NAT", /Ulrich Weber/u],
      ["presenter", "jozsef", /József Kadlecsik gave 1 talk/u],
      ["presenter", "Torvalds", /I know no presenter called “Torvalds”/u],
      ["day", "24 August", /day 3 of 3: Wednesday 24 August 2011/u],
      ["day", "Sunday", /ran from Monday 22 August 2011 to Wednesday 24 August 2011/u],
      ["workshop", "", /University of Freiburg/u],
      ["workshop", "nowhere", /I know no workshop called “nowhere”: I know 8th Netfilter Workshop/u],
      ["help", "", /Find a talk/u],
      ["help", "talks", /A date, a weekday or a number from 1/u],
      ["help", "frobnicate", /I have no command called “frobnicate”/u],
    ])("when /%s %s is typed, then the answer is there", async (command, text, answer) => {
      expect(plain((await (await started()).command(command, text)).text)).toMatch(answer);
    });

    it("when a question is asked in plain words, then it is answered", async () => {
      const harness = await started();
      expect(plain((await harness.direct("who presented IPv6 NAT?")).text)).toContain("Ulrich Weber");
      expect(plain((await harness.direct("what did Florian Westphal present?")).text)).toContain("rp_filter");
    });

    it("when somebody types a value, then the best ones are offered", async () => {
      const harness = await started();
      expect((await harness.complete("talk", "query", "ips")).join("\n")).toContain("ipset status");
      expect((await harness.complete("talks", "day", "mon")).join("\n")).toMatch(
        /Monday 22 August 2011|2011-08-22/u,
      );
      expect((await harness.complete("presenter", "name", "jozs")).join("\n")).toContain("József Kadlecsik");
      expect(await harness.complete("talk", "query", "zzzz")).toEqual([]);
    });
  });
}

/** What a chat service must do beyond that: clicks, privacy, repeated deliveries, lost connections, restarts. */
export function platformContract(name: string, start: StartHarness): void {
  typingContract(name, start);

  const started = async (bot?: Bot): Promise<PlatformHarness> => {
    const harness = await start(bot ?? (await realBot()).bot);
    onTestFinished(() => harness.close());
    return harness;
  };
  const open = (shown: Shown): string => shown.buttons.find((label) => label === "Open") ?? "";

  describe(`${name}: given a message of the bot`, () => {
    it("when the button of a hit is pressed, then its card opens for that person alone", async () => {
      const harness = await started();
      const list = await harness.command("talk", "ipset");
      const card = await harness.press(list, open(list));
      expect(plain(card.text)).toContain("6.8");
      expect(card).toMatchObject({ isPrivate: true, replaced: false });
      expect(card.buttons).toEqual(expect.arrayContaining(["József Kadlecsik", "Next talk ›"]));
    });

    it("when pages are turned, then the list changes in place", async () => {
      const harness = await started();
      const first = await harness.command("talks", "");
      const second = await harness.press(first, "More ›");
      expect(second.replaced).toBe(true);
      expect(plain(second.text)).toContain("Page 2 of 2");
      expect(plain((await harness.press(second, "‹ Back")).text)).toContain("Page 1 of 2");
    });

    it("when the bot has restarted in between, then buttons still work", async () => {
      const harness = await started();
      const list = await harness.command("talk", "ipset");
      await harness.restart();
      expect(plain((await harness.press(list, open(list))).text)).toContain("6.8");
    });

    it("when nothing was asked for, then a menu offers every talk", async () => {
      const harness = await started();
      const menu = await harness.command("talk", "");
      expect(menu.isPrivate).toBe(true);
      expect(menu.choices).toHaveLength(19);
      const choice = menu.choices.find((label) => label.includes("coccinelle")) ?? "";
      expect(plain((await harness.choose(menu, choice)).text)).toContain("coccigrep");
    });

    it.each([
      "drop everything",
      "talk",
      "day day:yesteryear",
      "~talks page:-4",
      'talk query:"',
      "x".repeat(100),
    ])(
      "when %j is forged into a button, then the answer is one sentence and nothing breaks",
      async (value) => {
        const answer = await (await started()).pressForged(value);
        expect(answer.text).not.toBe("");
        expect(answer.text).not.toMatch(/reference \w{8}/u);
      },
    );
  });

  describe(`${name}: given who reads along`, () => {
    it("then answers are for the channel, and apologies and help for the person who asked", async () => {
      const harness = await started();
      expect((await harness.command("talk", "nfgrep")).isPrivate).toBe(false);
      expect((await harness.command("talk", "kubernetes")).isPrivate).toBe(true);
      expect((await harness.command("help", "")).isPrivate).toBe(true);
    });

    it("when somebody mentions the bot, then it answers there", async () => {
      expect(plain((await (await started()).mention("who presented nfgrep?")).text)).toContain(
        "Pablo Neira Ayuso",
      );
    });
  });

  describe(`${name}: given an unreliable world`, () => {
    it("when the same command is delivered twice, then it is answered once", async () => {
      expect(await (await started()).commandDeliveredTwice("talk", "nfgrep")).toBe(1);
    });

    it("when the socket drops, then the bot is back and answers", async () => {
      const harness = await started();
      await harness.dropSocket();
      expect(plain((await harness.command("who", "ipv6 nat")).text)).toContain("Ulrich Weber");
    });

    it("when a command breaks, then the person gets a reference and no details", async () => {
      const { store } = await realBot();
      const workshops = async (): Promise<never> => Promise.reject(new Error("secret details"));
      const { bot } = await realBot({ store: { ...store, workshops } });
      const { text, isPrivate } = await (await started(bot)).command("talk", "nfgrep");
      expect(text).toMatch(/reference \w{8}/u);
      expect(text).not.toContain("secret details");
      expect(isPrivate).toBe(true);
    });

    it("when a person is too fast, then they are told how long to wait", async () => {
      const { bot } = await realBot({ pace: async () => 3000 });
      const answer = await (await started(bot)).command("talk", "nfgrep");
      expect(plain(answer.text)).toContain("please try again in 3 s");
      expect(answer.isPrivate).toBe(true);
    });
  });
}

/** Words as a person reads them: without escapes and markup of either platform. */
function plain(text: string): string {
  return text
    .replace(/[\\\u200b\u2060]/gu, "")
    .replaceAll("&amp;", "&")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replace(/[*`]/gu, "");
}
