import { beingTyped, commandOf } from "../../core/being-typed.ts";
import type { Bot } from "../../core/bot.ts";
import type { Origin } from "../../core/command.ts";

const MOST_SUGGESTIONS = 25;

/** What readline's completer answers: the possible completions, and the part of the line that they stand for. */
export type Completion = [completions: string[], part: string];

/**
 * Completes a line from the same source as Discord's options: names of commands after the slash, then values for the
 * argument that is being typed. A single suggestion is taken over as its value; several are shown by their labels.
 */
export async function completeLine(line: string, bot: Bot, origin: Origin): Promise<Completion> {
  if (!line.startsWith("/")) return [[], line];
  const command = commandOf(line, bot.commands);
  if (!command) {
    const names = bot.commands.map(({ name }) => `/${name} `);
    return [names.filter((name) => name.startsWith(line)), line];
  }
  const { argument, text } = beingTyped(line, command);
  if (argument === undefined) return [[], text];
  const request = { command: command.name, argument, text, limit: MOST_SUGGESTIONS };
  const suggestions = await bot.complete(request, origin);
  const [only, ...more] = suggestions;
  return [only && more.length === 0 ? [only.value] : suggestions.map(({ label }) => label), text];
}
