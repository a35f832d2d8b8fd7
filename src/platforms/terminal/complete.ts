import type { Bot } from "../../core/bot.ts";
import type { Command, Origin } from "../../core/command.ts";

const MOST_SUGGESTIONS = 25;

/** What readline's completer answers: the possible completions, and the part of the line that they stand for. */
export type Completion = [completions: string[], part: string];

/**
 * Completes a line from the same source as Discord's options: names of commands after the slash, then values for the
 * argument that is being typed. A single suggestion is taken over as its value; several are shown by their labels.
 */
export async function completeLine(line: string, bot: Bot, origin: Origin): Promise<Completion> {
  if (!line.startsWith("/")) return [[], line];
  const command = bot.commands.find(({ name }) => line.slice(1).startsWith(`${name} `));
  if (!command) {
    const names = bot.commands.map(({ name }) => `/${name} `);
    return [names.filter((name) => name.startsWith(line)), line];
  }
  const { argument, text } = beingTyped(line.slice(command.name.length + 2), command);
  if (argument === undefined) return [[], text];
  const request = { command: command.name, argument, text, limit: MOST_SUGGESTIONS };
  const suggestions = await bot.complete(request, origin);
  const [only, ...more] = suggestions;
  return [only && more.length === 0 ? [only.value] : suggestions.map(({ label }) => label), text];
}

function beingTyped(
  text: string,
  { argumentNames }: Command,
): { argument: string | undefined; text: string } {
  const named = [...text.matchAll(/(?:^|\s)(\w+):\s*/gu)]
    .filter(([, name = ""]) => argumentNames.includes(name))
    .at(-1);
  if (!named) return { argument: argumentNames[0], text };
  return { argument: named[1], text: text.slice(named.index + named[0].length) };
}
