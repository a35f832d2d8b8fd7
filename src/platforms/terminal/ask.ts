import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import type { Bot } from "../../core/bot.ts";
import { plainStyle, toText } from "../../core/plain-text.ts";
import type { Talk } from "../../core/talk.ts";
import { printable } from "../../core/text.ts";
import type { Explanation } from "../../core/understanding.ts";
import { atKeyboard, typedHere } from "./chat.ts";

/** What a script gets for one question: one of these a line, in the order of the questions. */
export interface Answer {
  readonly question: string;
  /** False when the question has no answer. */
  readonly known: boolean;
  /** The whole answer as plain text. */
  readonly text: string;
  /** The talks that the answer names, best first. */
  readonly talks: readonly TalkSummary[];
  /** How long the answer took, in milliseconds. */
  readonly ms: number;
  /** Why it was answered so; only where that was asked for. */
  readonly explain?: Explanation;
}

interface TalkSummary {
  readonly id: string;
  readonly workshop: string;
  readonly title: string;
  readonly presenters: readonly string[];
  readonly date: string;
  readonly start: string | null;
  readonly url: string | null;
}

/** Answers one question for a script, whatever was asked before it. */
export async function answer(question: string, bot: Bot, explain = false): Promise<Answer> {
  const began = performance.now();
  const { reply, explanation } = await bot.explain(question, atKeyboard);
  const style = { ...plainStyle((invocation) => typedHere(invocation, bot)), escape: printable };
  return {
    question,
    known: reply.known,
    text: toText(reply, style),
    talks: reply.talks.map(summary),
    ms: Math.round((performance.now() - began) * 100) / 100,
    ...(explain && { explain: explanation }),
  };
}

/** Answers a question a line, and writes an object a line in the same order. Empty lines are passed over. */
export async function answerLines(
  input: Readable,
  output: Writable,
  bot: Bot,
  explain = false,
): Promise<void> {
  for await (const line of createInterface({ input, terminal: false })) {
    if (line.trim() !== "") output.write(`${JSON.stringify(await answer(line, bot, explain))}\n`);
  }
}

function summary({ id, workshop, title, presenters, day, start, links }: Talk): TalkSummary {
  return {
    id,
    workshop,
    title,
    presenters: presenters.map(({ name }) => name),
    date: day,
    start: start ?? null,
    url: links[0]?.url ?? null,
  };
}
