import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { createBot } from "../../../src/core/bot.ts";
import { defineCommand } from "../../../src/core/command.ts";
import { toText } from "../../../src/core/plain-text.ts";
import { reply } from "../../../src/core/reply.ts";
import { answerLines } from "../../../src/platforms/terminal/ask.ts";
import { atKeyboard, chat } from "../../../src/platforms/terminal/chat.ts";
import { completeLine } from "../../../src/platforms/terminal/complete.ts";
import { terminalStyle } from "../../../src/platforms/terminal/style.ts";
import { arbitraryReply } from "../../arbitraries/reply.ts";
import { typingContract } from "../../contracts/platform.ts";
import { emptyStore } from "../../support/empty-store.ts";
import { realBot } from "../../support/real-bot.ts";
import { recordingLog } from "../../support/recording-log.ts";
import { understoodAs } from "../../support/understood-as.ts";
import { startTerminalHarness } from "./harness.ts";

typingContract("Terminal", startTerminalHarness);

async function piped(lines: string): Promise<string> {
  const { bot } = await realBot();
  const output = new PassThrough();
  const written = text(output);
  await chat(bot, { input: Readable.from([lines]), output, colours: false });
  output.end();
  return written;
}

describe("given lines from a pipe", () => {
  it("then each is answered in order, without a prompt or colours", async () => {
    const written = await piped("/talk nfgrep\n\nwho presented IPv6 NAT?\n");
    expect(written).toMatch(/^nfgrep: traffic classification[\s\S]*Ulrich Weber presented/u);
    // oxlint-disable-next-line no-control-regex -- colours are control characters
    expect(written).not.toMatch(/\u001b|›\s*$/u);
  });

  it("when one is /quit, then nothing after it is answered", async () => {
    expect(await piped("/who nfgrep\n/quit\n/who snet\n")).not.toContain("Samir");
  });
});

describe("given any reply", () => {
  it("then no text of it can command the terminal", () => {
    const style = terminalStyle(({ command }) => `/${command}`, false);
    fc.assert(
      fc.property(arbitraryReply, (answer) => {
        expect(toText(answer, style)).not.toMatch(/(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });

  it("when somebody can see colours, then there are some", () => {
    const style = terminalStyle(({ command }) => `/${command}`, true);
    const answer = reply({ summary: "x", blocks: [{ kind: "heading", text: "Loud" }] });
    expect(toText(answer, style)).toBe("\u001b[1mLoud\u001b[22m");
  });
});

describe("given the Tab key", () => {
  it.each([
    ["/ta", [["/talk ", "/talks "], "/ta"]],
    ["/talks day:mon", [["2011-08-22"], "mon"]],
    ["/talk nfg", [["netfilter-2011/nfgrep"], "nfg"]],
    ["hello", [[], "hello"]],
    ["/nonsense x", [[], "/nonsense x"]],
  ])("when it is pressed after %j, then it completes", async (line, completion) => {
    const { bot } = await realBot();
    expect(await completeLine(line, bot, atKeyboard)).toEqual(completion);
  });

  it("when several values fit, then they are shown by their labels", async () => {
    const [shown] = await completeLine("/talk ipset", (await realBot()).bot, atKeyboard);
    expect(shown).toEqual(expect.arrayContaining(["ipset status (József Kadlecsik)"]));
  });
});

describe("given questions from a script", () => {
  it("then an object a line comes back in the same order, whatever is asked", async () => {
    const { bot } = await realBot();
    const output = new PassThrough();
    const written = text(output);
    await answerLines(Readable.from(["/talk nfgrep\n\nwho presented eBPF?\n/frob\n"]), output, bot);
    output.end();
    const answers = (await written)
      .trim()
      .split("\n")
      .map((line): unknown => JSON.parse(line));
    expect(answers).toEqual([
      {
        question: "/talk nfgrep",
        known: true,
        text: expect.stringContaining("byte-code"),
        ms: expect.any(Number),
        talks: [
          {
            id: "nfgrep",
            workshop: "netfilter-2011",
            title: "nfgrep: traffic classification for Netfilter/iptables",
            presenters: ["Pablo Neira Ayuso"],
            date: "2011-08-24",
            start: null,
            url: expect.stringContaining("https://home.regit.org/2011/08/pablo-neira-ayuso-nfgrep"),
          },
        ],
      },
      expect.objectContaining({ question: "who presented eBPF?", known: false, talks: [] }),
      expect.objectContaining({ question: "/frob", known: false, talks: [] }),
    ]);
  });

  it("then control characters of the data never reach the script's terminal", async () => {
    const hostile = defineCommand({
      name: "hostile",
      description: "Says something hostile",
      args: z.object({}),
      examples: [],
      run: async () => reply({ summary: "x", blocks: [{ kind: "text", text: "a\u001b[2Jb" }] }),
    });
    const bot = createBot({
      commands: [hostile],
      store: emptyStore(),
      log: recordingLog(),
      clock: () => new Date(),
      understand: understoodAs(() => ({ command: "hostile", args: {} })),
      pace: async () => 0,
    });
    const output = new PassThrough();
    const written = text(output);
    await answerLines(Readable.from(["x\n"]), output, bot);
    output.end();
    expect(JSON.parse(await written)).toMatchObject({ text: "a[2Jb" });
  });
});
