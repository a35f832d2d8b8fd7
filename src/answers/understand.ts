import type { Context } from "../core/command.ts";
import { currentWorkshop } from "../core/current.ts";
import { reference, statements } from "../core/talk.ts";
import { words } from "../core/text.ts";
import type { Understand } from "../core/understanding.ts";
import { type Decision, unknown } from "./decision.ts";
import { followUp, refersBack } from "./follow-up.ts";
import { type Intent, intentOf } from "./intent.ts";
import { type Question, takeApart } from "./question.ts";
import { solve } from "./solve.ts";

const MOST_EXPLAINED = 10;

/**
 * Understands a question in plain language: takes it apart, decides what it asks for, finds what to show. Reads the
 * store, guesses nothing: what the talks don't say becomes an invocation that says so.
 */
export const understand: Understand = async (text, context, turn) => {
  const workshop = await currentWorkshop(context);
  const question = await takeApart(text, workshop, context);
  if (!question)
    return { invocation: { command: "help", args: {} }, locale: context.locale ?? "en", explanation: {} };
  const followed = turn && (await followUp(question, turn, context));
  const intent = intentOf(question);
  const decision =
    followed ?? (refersBack(question) ? unknown("follow", "") : await answered(intent, question, context));
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

/** The answer; what names a day, an hour, a room or somebody may also be said in a talk ("the Friday when all broke"). */
async function answered(intent: Intent, question: Question, context: Context): Promise<Decision> {
  const decision = await solve(intent, question, context);
  const { reading, subject, workshop, day, hours, rooms, loneName } = question;
  if (isKnown(decision) || subject.query === "" || !(day ?? hours ?? rooms ?? loneName)) return decision;
  const plain = await takeApart(reading.text, workshop, context, true);
  const other = plain && (await solve(intentOf(plain), plain, context));
  return other && isKnown(other) && (await saysIt(question, other, context)) ? other : decision;
}

function isKnown({ args }: Decision): boolean {
  return args["shows"] !== "nothing" && args["shows"] !== "help";
}

/** The first talk says what else would be a day, an hour, a room or somebody. */
async function saysIt(
  { reading, day, hours, rooms, loneName }: Question,
  { args }: Decision,
  { store }: Context,
): Promise<boolean> {
  const [talk] = await store.talks((args["talks"] ?? "").split(" ").slice(0, 1));
  const said = new Set(talk && [talk.title, ...statements(talk)].flatMap(words));
  return [day, hours, rooms, loneName].some(
    (span) =>
      span &&
      reading.tokens
        .slice(span.from, span.to)
        .some(
          ({ word }, offset) => !reading.isSilent(span.from + offset) && !/\d/u.test(word) && said.has(word),
        ),
  );
}

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
