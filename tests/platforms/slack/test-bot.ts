import { z } from "zod";
import { type Bot, createBot } from "../../../src/core/bot.ts";
import { type Command, defineCommand } from "../../../src/core/command.ts";
import type { Log } from "../../../src/core/log.ts";
import { reply } from "../../../src/core/reply.ts";
import type { Store } from "../../../src/core/store.ts";

/** A line that was logged. */
export interface Logged {
  readonly level: string;
  readonly details: Record<string, unknown>;
  readonly message: string;
}

/** A log that keeps what it is told. */
export function listeningLog(): Log & { readonly lines: readonly Logged[] } {
  const lines: Logged[] = [];
  const write = (level: string) => (details: Record<string, unknown>, message: string) =>
    void lines.push({ level, details, message });
  return { lines, debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error") };
}

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

/** A bot with the small commands; a question in plain language is echoed. */
export function testBot(changes: { commands?: readonly Command[]; log?: Log } = {}): Bot {
  const { commands = COMMANDS, log = listeningLog() } = changes;
  return createBot({
    commands,
    log,
    store: fakeStore(),
    clock: () => new Date(),
    understand: (text) => ({ command: "echo", args: { words: text } }),
    pace: async () => 0,
  });
}

/** A store that knows two talks, and only how to complete them. */
function fakeStore(): Store {
  const talks = ["ipset status", "nftables"];
  return {
    workshops: unused,
    programme: unused,
    save: unused,
    fingerprint: unused,
    search: unused,
    presenters: unused,
    talksBy: unused,
    complete: async (_kind, text, { limit }) =>
      talks
        .filter((talk) => talk.includes(text))
        .slice(0, limit)
        .map((talk) => ({ label: `Talk: ${talk}`, value: talk })),
    close: unused,
  };
}

async function unused(): Promise<never> {
  throw new Error("The small commands don't ask for this.");
}
