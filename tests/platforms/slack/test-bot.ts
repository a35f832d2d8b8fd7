import { z } from "zod";
import { type Bot, createBot } from "../../../src/core/bot.ts";
import { type Command, defineCommand } from "../../../src/core/command.ts";
import type { Conversations } from "../../../src/core/conversation.ts";
import type { Log } from "../../../src/core/log.ts";
import { reply } from "../../../src/core/reply.ts";
import type { SearchOptions, Suggestion } from "../../../src/core/store.ts";
import { emptyStore } from "../../support/empty-store.ts";
import { recordingLog } from "../../support/recording-log.ts";

const echo = defineCommand({
  name: "echo",
  description: "Says what you say.",
  args: z.object({ words: z.string().default("nothing").describe("What to say") }),
  examples: ["echo hello"],
  run: async ({ words }) =>
    reply({
      summary: `You said ${words}`,
      blocks: [{ kind: "text", text: ["You said ", { kind: "bold", text: words }] }],
    }),
});

const pages = defineCommand({
  name: "pages",
  description: "Shows a page.",
  args: z.object({ page: z.coerce.number().int().max(3).default(1).describe("Which page") }),
  examples: ["pages 2"],
  run: async ({ page }) =>
    reply({
      summary: `Page ${page}`,
      blocks: [
        { kind: "heading", text: `Page ${page}` },
        {
          kind: "buttons",
          buttons: [
            {
              label: "Next",
              invocation: { command: "pages", args: { page: String(page + 1) } },
              replaces: true,
            },
            { label: "Echo", invocation: { command: "echo", args: { words: `page ${page}` } } },
            { label: "Slides", url: "https://example.org/slides" },
          ],
        },
      ],
    }),
});

const menu = defineCommand({
  name: "menu",
  description: "Offers a menu.",
  args: z.object({}),
  examples: ["menu"],
  run: async () =>
    reply({
      summary: "Choose",
      audience: "asker",
      blocks: [
        {
          kind: "picker",
          placeholder: "Pick one",
          choices: ["red", "green"].map((words) => ({
            label: words,
            invocation: { command: "echo", args: { words } },
          })),
        },
        {
          kind: "picker",
          placeholder: "Find a talk",
          choices: [],
          completes: { command: "find", argument: "talk" },
        },
      ],
    }),
});

const find = defineCommand({
  name: "find",
  description: "Finds a talk.",
  args: z.object({ talk: z.string().describe("Which talk").meta({ completes: "talk" }) }),
  examples: ["find ipset"],
  run: async ({ talk }) => reply({ summary: talk, blocks: [{ kind: "text", text: `Found ${talk}` }] }),
});

const who = defineCommand({
  name: "who",
  description: "Says who you are.",
  args: z.object({}),
  examples: ["who"],
  run: async (_args, { workspace, channel, person, organiser }) =>
    reply({
      summary: "You",
      blocks: [{ kind: "text", text: `${workspace} ${channel} ${person} ${organiser}` }],
    }),
});

const stop = defineCommand({
  name: "digest stop",
  description: "Stops the digest.",
  args: z.object({ topic: z.string().default("all").describe("Which digest") }),
  examples: ["digest stop"],
  access: "organisers",
  run: async ({ topic }) =>
    reply({ summary: "Stopped", blocks: [{ kind: "text", text: `Stopped ${topic}` }] }),
});

const help = defineCommand({
  name: "help",
  description: "Lists what I do.",
  args: z.object({}),
  examples: ["help"],
  audience: "asker",
  run: async (_args, { commands }) =>
    reply({
      summary: "What I do",
      audience: "asker",
      blocks: [
        {
          kind: "list",
          items: commands.map(({ name }) => ({ kind: "typed", invocation: { command: name, args: {} } })),
        },
      ],
    }),
});

/** Some small commands that use all that a platform has to carry. */
export const COMMANDS: readonly Command[] = [echo, pages, menu, find, who, stop, help];

const FORGETFUL: Conversations = { recall: async () => undefined, remember: async () => undefined };

const TALKS = ["ipset status", "nftables"];

/** A bot with the small commands; a question in plain language is echoed, and two talks can be completed. */
export function testBot(changes: { commands?: readonly Command[]; log?: Log } = {}): Bot {
  const { commands = COMMANDS, log = recordingLog() } = changes;
  return createBot({
    commands,
    log,
    store: { ...emptyStore(), conversations: FORGETFUL, complete: completeTalks },
    clock: () => new Date(),
    understand: async (words) => ({
      invocation: { command: "echo", args: { words } },
      locale: "en",
      explanation: {},
    }),
    pace: async () => 0,
  });
}

async function completeTalks(_kind: string, text: string, { limit }: SearchOptions): Promise<Suggestion[]> {
  return TALKS.filter((talk) => talk.includes(text))
    .slice(0, limit)
    .map((talk) => ({ label: `Talk: ${talk}`, value: talk }));
}
