import { PassThrough } from "node:stream";
import type { Bot } from "../../../src/core/bot.ts";
import { atKeyboard, chat } from "../../../src/platforms/terminal/chat.ts";
import { completeLine } from "../../../src/platforms/terminal/complete.ts";
import type { Typing } from "../../contracts/platform.ts";
import type { Shown } from "../../contracts/platform-harness.ts";

/** A chat over two streams, as a pipe would drive it. */
export async function startTerminalHarness(bot: Bot): Promise<Typing> {
  const input = new PassThrough();
  const output = new PassThrough({ encoding: "utf8" });
  const chatting = chat(bot, { input, output, colours: false });
  const say = async (line: string): Promise<Shown> => {
    input.write(`${line}\n`);
    const text = await answerOn(output);
    return { text, buttons: [], choices: [], isPrivate: true, replaced: false };
  };
  return {
    command: (name, text) => say(`/${name} ${text}`),
    direct: (text) => say(text),
    complete: async (command, argument, text) =>
      (await completeLine(`/${command} ${argument}:${text}`, bot, atKeyboard))[0],
    close: async () => {
      input.end();
      await chatting;
    },
  };
}

/** Reads up to the end of one answer, which the chat writes as a whole with an empty line after it. */
async function answerOn(output: PassThrough): Promise<string> {
  return new Promise((resolve) => {
    output.once("data", (text: string) => resolve(text));
  });
}
