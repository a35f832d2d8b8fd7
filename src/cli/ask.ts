import { createApp } from "../app.ts";
import { OperatorError } from "../core/errors.ts";
import { answer, answerLines } from "../platforms/terminal/ask.ts";
import { readSettings } from "./settings.ts";

/** How `ask` reads and writes. */
export interface AskOptions {
  readonly json?: true;
  readonly stdin?: true;
  readonly explain?: true;
}

/** Answers one question, or with `stdin` a question a line. Throws OperatorError when there is nothing to answer. */
export async function ask(question: string, { json, stdin, explain }: AskOptions): Promise<void> {
  if (stdin && question !== "") throw new OperatorError("Give either a question or --stdin, not both.");
  if (!stdin && question.trim() === "")
    throw new OperatorError('Give a question: rapporteur ask "who presented ipset?"');
  if (stdin && !json) throw new OperatorError("--stdin needs --json.");
  if (explain && !json) throw new OperatorError("--explain needs --json.");
  const { config, log } = readSettings();
  const app = await createApp({ ...config, slack: undefined, discord: undefined }, log);
  try {
    if (stdin) return await answerLines(process.stdin, process.stdout, app.bot, explain);
    const answered = await answer(question, app.bot, explain);
    process.stdout.write(json ? `${JSON.stringify(answered)}\n` : `${answered.text}\n`);
  } finally {
    await app.stop();
  }
}
