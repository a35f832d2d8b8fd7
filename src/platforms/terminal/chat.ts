import { createInterface } from "node:readline/promises";
import type { Readable, Writable } from "node:stream";
import { z } from "zod";
import type { Bot } from "../../core/bot.ts";
import type { Origin } from "../../core/command.ts";
import { format } from "../../core/invocation.ts";
import { toText } from "../../core/plain-text.ts";
import type { Reply } from "../../core/reply.ts";
import { completeLine } from "./complete.ts";
import { terminalStyle } from "./style.ts";

const HISTORY_LINES = 200;
const terminalStream = z.object({ isTTY: z.literal(true) });

/** Where the chat reads and writes, and whether it may use colours. */
export interface Terminal {
  readonly input: Readable;
  readonly output: Writable;
  readonly colours: boolean;
}

/** The person at the keyboard, who is always an organiser. */
export const atKeyboard: Origin = {
  platform: "terminal",
  workspace: "terminal",
  channel: "terminal",
  person: "terminal",
  name: "you",
  organiser: true,
  direct: true,
};

/**
 * Chats until Ctrl-C, Ctrl-D, `/quit` or the end of piped input. Lines are answered in the order in which they came.
 */
export async function chat(bot: Bot, { input, output, colours }: Terminal): Promise<void> {
  const isInteractive = terminalStream.safeParse(input).success && terminalStream.safeParse(output).success;
  const lines = createInterface({
    input,
    output,
    terminal: isInteractive,
    prompt: isInteractive ? "› " : "",
    historySize: HISTORY_LINES,
    removeHistoryDuplicates: true,
    completer: (line: string) => completeLine(line, bot, atKeyboard),
  });
  const style = terminalStyle((invocation) => typedHere(invocation, bot), colours);
  const show = (reply: Reply): void => void output.write(`${toText(reply, style)}\n`);
  lines.on("SIGINT", () => lines.close());
  lines.prompt();
  for await (const line of lines) {
    const text = line.trim();
    if (/^\/(?:quit|exit)$/iu.test(text)) break;
    if (text !== "") output.write(`${toText(await bot.ask(text, atKeyboard, once(show)), style)}\n\n`);
    lines.prompt();
  }
  lines.close();
  if (isInteractive) output.write("\n");
}

/** Lines that were written stay, so only the first word on how something is getting on is shown. */
function once(show: (reply: Reply) => void): (reply: Reply) => void {
  let isShown = false;
  return (reply) => {
    if (!isShown) show(reply);
    isShown = true;
  };
}

/** How an invocation is typed in the terminal. */
export function typedHere(invocation: Parameters<typeof format>[0], bot: Bot): string {
  const command = bot.commands.find(({ name }) => name === invocation.command);
  return `/${format(invocation, command)}`;
}
