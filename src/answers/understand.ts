import { currentWorkshop } from "../core/current.ts";
import { reference } from "../core/talk.ts";
import type { Understand } from "../core/understanding.ts";
import { type Decision, unknown } from "./decision.ts";
import { followUp, refersBack } from "./follow-up.ts";
import { intentOf } from "./intent.ts";
import { type Question, takeApart } from "./question.ts";
import { solve } from "./solve.ts";

const MOST_EXPLAINED = 10;

/**
 * Understands a question in plain language: takes it apart, decides what it asks for, finds what to show. Reads the
 * store, guesses nothing: what the talks don't say becomes an invocation that says so.
 */
export const understand: Understand = async (text, context, turn) => {
  const question = await takeApart(text, await currentWorkshop(context), context);
  if (!question)
    return { invocation: { command: "help", args: {} }, locale: context.locale ?? "en", explanation: {} };
  const followed = turn && (await followUp(question, turn, context));
  const intent = intentOf(question);
  const decision =
    followed ?? (refersBack(question) ? unknown("follow", "") : await solve(intent, question, context));
  const { code } = question.reading.language;
  const invocation =
    decision.args["shows"] === "help"
      ? { command: "help", args: {} }
      : { command: "answer", args: decision.args };
  return {
    invocation,
    locale: code,
    explanation: explained(question, followed ? "follow-up" : intent, decision),
  };
};

/** Why the answer is what it is, for `ask --explain`. */
function explained(
  question: Question,
  intent: string,
  { args, weighed = [] }: Decision,
): Record<string, unknown> {
  return {
    language: question.reading.language.code,
    intent,
    workshop: question.workshop.id,
    subject: question.subject.query,
    presenters: question.people.map(({ id }) => id),
    day: question.day?.day ?? null,
    cues: question.reading.cues.map(({ cue, from, to }) => ({
      cue,
      words: question.reading.tokens
        .slice(from, to)
        .map(({ raw }) => raw)
        .join(" "),
    })),
    candidates: weighed.slice(0, MOST_EXPLAINED).map(({ talk, score, coverage }) => ({
      talk: reference(talk),
      title: talk.title,
      score: rounded(score),
      coverage: rounded(coverage),
    })),
    invocation: { command: "answer", args },
  };
}

function rounded(number: number): number {
  return Math.round(number * 1000) / 1000;
}
