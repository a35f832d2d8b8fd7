import { describe, expect, it } from "vitest";
import { z } from "zod";
import { createBot } from "../../src/core/bot.ts";
import { type Command, defineCommand, type Origin } from "../../src/core/command.ts";
import { StoreUnavailableError, UserError } from "../../src/core/errors.ts";
import { plainStyle, toText } from "../../src/core/plain-text.ts";
import { type Reply, reply } from "../../src/core/reply.ts";
import type { Store } from "../../src/core/store.ts";
import { emptyStore } from "../support/empty-store.ts";
import { recordingLog } from "../support/recording-log.ts";
import { understoodAs } from "../support/understood-as.ts";

const origin: Origin = {
  platform: "discord",
  workspace: "G1",
  channel: "C1",
  person: "U1",
  organiser: false,
};

const count = defineCommand({
  name: "count",
  description: "Says how many",
  args: z.object({ number: z.coerce.number().int().min(1).describe("How many") }),
  examples: ["count 3"],
  run: async ({ number }) =>
    reply({ summary: `${number}`, blocks: [{ kind: "text", text: `counted ${number}` }] }),
});

const secret = defineCommand({
  name: "secret",
  description: "For organisers",
  args: z.object({}),
  examples: [],
  access: "organisers",
  run: async () => reply({ summary: "secret", blocks: [] }),
});

function failing(error: Error): Command {
  return defineCommand({
    name: "fail",
    description: "Fails",
    args: z.object({}),
    examples: [],
    run: async () => {
      throw error;
    },
  });
}

function botWith(commands: readonly Command[], wait = 0, store: Partial<Store> = {}) {
  const log = recordingLog();
  const bot = createBot({
    commands,
    log,
    store: { ...emptyStore(), ...store },
    clock: () => new Date("2021-07-06T10:00:00Z"),
    understand: understoodAs((text) => ({ command: "count", args: { number: text } })),
    pace: async () => wait,
  });
  return { bot, log };
}

const text = (answer: Reply): string =>
  toText(
    answer,
    plainStyle(({ command }) => `/${command}`),
  );

describe("given the funnel", () => {
  it("when a command is invoked, then its arguments arrive parsed", async () => {
    const { bot } = botWith([count]);
    expect(text(await bot.invoke({ command: "count", args: { number: "3" } }, origin))).toBe("counted 3");
  });

  it("when a text begins with a slash, then it is that command, else a question", async () => {
    const { bot } = botWith([count]);
    expect(text(await bot.ask("/count 4", origin))).toBe("counted 4");
    expect(text(await bot.ask("5", origin))).toBe("counted 5");
  });

  it.each([
    [{ command: "count", args: {} }, "Please say which number you mean."],
    [{ command: "count", args: { number: "  " } }, "Please say which number you mean."],
    [{ command: "gone", args: {} }, "That doesn't work any more: /help lists what I do."],
    [{ command: "secret", args: {} }, "Only organisers may use /secret: please ask one of them."],
  ])(
    "when %j comes in, then the answer is one friendly sentence with the mend",
    async (invocation, sentence) => {
      const { bot } = botWith([count, secret]);
      const answer = await bot.invoke(invocation, origin);
      expect(text(answer)).toBe(sentence);
      expect(answer).toMatchObject({ known: false, audience: "asker" });
    },
  );

  it("when an argument doesn't fit, then the answer says which and why", async () => {
    const { bot } = botWith([count]);
    const answer = text(await bot.invoke({ command: "count", args: { number: "zero" } }, origin));
    expect(answer).toMatch(/^“zero” doesn't fit as number: /u);
  });

  it("when an organiser invokes what is for organisers, then it runs", async () => {
    const { bot } = botWith([secret]);
    expect((await bot.invoke({ command: "secret", args: {} }, { ...origin, organiser: true })).summary).toBe(
      "secret",
    );
  });

  it("when a command breaks, then the user gets a reference and the log has the rest under it", async () => {
    const { bot, log } = botWith([failing(new Error("the details"))]);
    const answer = text(await bot.invoke({ command: "fail", args: {} }, origin));
    const [, reference] = /reference (\w{8})/u.exec(answer) ?? [];
    expect(answer).not.toContain("the details");
    expect(log.lines).toContainEqual(
      expect.objectContaining({
        level: "error",
        reference,
        err: expect.objectContaining({ message: "the details" }),
      }),
    );
  });

  it("when the platform has named an input, then the user gets that name, and each line about it carries it", async () => {
    const { bot, log } = botWith([failing(new Error("the details"))]);
    const answer = text(
      await bot.invoke({ command: "fail", args: {} }, { ...origin, reference: "deadbeef" }),
    );
    expect(answer).toContain("reference deadbeef");
    expect(log.lines.map(({ reference, platform, message }) => [reference, platform, message])).toEqual([
      ["deadbeef", "discord", "an input was answered"],
      ["deadbeef", "discord", "an answer failed"],
    ]);
  });

  it("when several inputs come in, then each has a name of its own", async () => {
    const { bot, log } = botWith([count]);
    for (const question of ["1", "2", "3"]) await bot.ask(question, origin);
    expect(new Set(log.lines.map(({ reference }) => reference)).size).toBe(3);
  });

  it("when the store can't answer, then the user is told to try again", async () => {
    const { bot } = botWith([failing(new StoreUnavailableError("locked"))]);
    expect(text(await bot.invoke({ command: "fail", args: {} }, origin))).toMatch(
      /^My memory doesn't answer at the moment/u,
    );
  });

  it("when what was said can't be written now, then the answer doesn't wait for it", async () => {
    const remembered: string[] = [];
    const conversations: Store["conversations"] = {
      recall: async () => undefined,
      remember: ({ speaker }) => {
        remembered.push(speaker);
        return new Promise(() => undefined);
      },
    };
    const { bot } = botWith([count], 0, { conversations });
    expect(text(await bot.ask("3", origin))).toBe("counted 3");
    expect(remembered).toEqual(["person U1"]);
  });

  it("when a person floods, then they are told how long to wait and nothing runs", async () => {
    const { bot } = botWith([failing(new UserError("ran"))], 2500);
    expect(text(await bot.invoke({ command: "fail", args: {} }, origin))).toBe(
      "That was a lot at once: please try again in 3 s.",
    );
  });

  it("when a completion breaks, then nothing is suggested and the log says why", async () => {
    const broken = {
      ...count,
      arguments: [{ ...count.arguments[0], completes: "talk" }],
    } as unknown as Command;
    const { bot, log } = botWith([broken]);
    const request = { command: "count", argument: "number", text: "x", limit: 25 };
    expect(await bot.complete(request, origin)).toEqual([]);
    expect(log.lines).toContainEqual(
      expect.objectContaining({ level: "error", message: "completion failed" }),
    );
  });
});
