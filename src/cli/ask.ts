import { createApp } from "../app.ts";
import { OperatorError } from "../core/errors.ts";
import { answer, answerLines } from "../platforms/terminal/ask.ts";
import { readSettings } from "./settings.ts";

/** Answers one question, or with `stdin` a question a line. Throws OperatorError when there is nothing to answer. */
export async function ask(question: string, { json, stdin }: { json?: true; stdin?: true }): Promise<void> {
  if (stdin && question !== "") throw new OperatorError("Give either a question or --stdin, not both.");
  if (!stdin && question.trim() === "")
    throw new OperatorError('Give a question: rapporteur ask "who presented ipset?"');
  if (stdin && !json) throw new OperatorError("--stdin needs --json.");
  const { config, log } = readSettings();
  const app = await createApp({ ...config, slack: undefined, discord: undefined }, log);
  try {
    if (stdin) return await answerLines(process.stdin, process.stdout, app.bot);
    const answered = await answer(question, app.bot);
    process.stdout.write(json ? `${JSON.stringify(answered)}\n` : `${answered.text}\n`);
  } finally {
    await app.stop();
  }
}
