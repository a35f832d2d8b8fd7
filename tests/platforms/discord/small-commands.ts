import { z } from "zod";
import { type Bot, type BotParts, createBot } from "../../../src/core/bot.ts";
import { type Command, defineCommand } from "../../../src/core/command.ts";
import { type Reply, reply } from "../../../src/core/reply.ts";
import { emptyStore } from "../../support/empty-store.ts";
import { recordingLog } from "../../support/recording-log.ts";

const echo = defineCommand({
  name: "echo",
  description: "Says what you say",
  args: z.object({
    words: z.string().max(200).default("nothing").describe("What to say").meta({ completes: "talk" }),
  }),
  examples: ["echo hello"],
  run: async ({ words }) => said(`You said ${words}`),
});

/** Page after page; the last is for the person who asked alone. */
const pages = defineCommand({
  name: "pages",
  description: "Shows a page",
  args: z.object({ page: z.coerce.number().int().min(1).max(9).default(1).describe("Which page") }),
  examples: ["pages 2"],
  run: async ({ page }) =>
    reply({
      summary: `Page ${page}`,
      audience: page === 9 ? "asker" : "channel",
      blocks: [
        { kind: "heading", text: `Page ${page}` },
        {
          kind: "buttons",
          buttons: [
            { label: "Next", replaces: true, invocation: turn(page + 1) },
            { label: "Last", replaces: true, invocation: turn(9) },
            {
              label: "Say it",
              primary: true,
              invocation: { command: "echo", args: { words: `page ${page}` } },
            },
            { label: "Slides", url: "https://example.org/slides" },
          ],
        },
        {
          kind: "picker",
          placeholder: "Another page",
          choices: [3, 4].map((number) => ({ label: `Page ${number}`, invocation: turn(number) })),
        },
      ],
    }),
});

const place = defineCommand({
  name: "place",
  description: "Says where and who you are",
  args: z.object({}),
  examples: ["place"],
  audience: "asker",
  run: async (_args, { workspace, channel, person, organiser, locale, thread }) => ({
    ...said(JSON.stringify({ workspace, channel, person, organiser, locale, thread })),
    audience: "asker",
  }),
});

const subscribe = defineCommand({
  name: "digest subscribe",
  description: "Subscribes this channel",
  access: "organisers",
  args: z.object({
    mode: z.enum(["live", "replay"]).describe("Which kind"),
    time: z.string().optional().describe("When"),
    quiet: z.stringbool().optional().describe("Without a word"),
    channel: z.string().optional().describe("Where").meta({ completes: "channel" }),
  }),
  examples: ["digest subscribe live"],
  run: async ({ mode, time, channel }) => said(["Subscribed", mode, time, channel].filter(Boolean).join(" ")),
});

const stop = defineCommand({
  name: "digest stop",
  description: "Ends the digests of this channel",
  access: "organisers",
  args: z.object({}),
  examples: ["digest stop"],
  run: async () => said("Stopped"),
});

/** Small commands that use all that a platform has to carry. */
export const COMMANDS: readonly Command[] = [echo, pages, place, subscribe, stop];

/** A command `wait` that answers when `release` is called, for stores that take their time; it may show `soFar` at first. */
export function waitingCommand(
  audience: Command["audience"] = "channel",
  soFar?: Reply,
): {
  command: Command;
  release: (answer: Reply) => void;
} {
  let release: (answer: Reply) => void = () => undefined;
  const released = new Promise<Reply>((resolve) => {
    release = resolve;
  });
  const command = defineCommand({
    name: "wait",
    description: "Takes its time",
    args: z.object({}),
    examples: ["wait"],
    audience,
    run: (_args, { progress }) => {
      if (soFar) progress(soFar);
      return released;
    },
  });
  return { command, release };
}

/** A bot with small commands over an empty store; what is said in plain language is echoed. */
export function smallBot(commands = COMMANDS, parts: Partial<BotParts> = {}): Bot {
  return createBot({
    commands,
    store: emptyStore(),
    log: recordingLog(),
    clock: () => new Date("2026-11-25T12:00:00Z"),
    understand: async (words) => ({
      invocation: { command: "echo", args: { words } },
      locale: "en",
      explanation: {},
    }),
    pace: async () => 0,
    ...parts,
  });
}

/** A reply of one sentence for the channel. */
export function said(text: string): Reply {
  return reply({ summary: text, blocks: [{ kind: "text", text }] });
}

function turn(page: number): { command: string; args: { page: string } } {
  return { command: "pages", args: { page: String(page) } };
}
