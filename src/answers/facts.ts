import type { Context } from "../core/command.ts";
import type { AnswerKind } from "../core/languages/language.ts";
import type { Hit, Quote } from "../core/store.ts";
import { reference, statements, type Talk } from "../core/talk.ts";
import { words } from "../core/text.ts";
import { askedOf, focusOf, isAboutTheWhole, isSameNoun, isShortAsk, isWordEnough, kindOf } from "./asked.ts";
import { type Decision, named, unknown } from "./decision.ts";
import type { Question } from "./question.ts";
import { MOST_COUNTED, retrieve } from "./retrieve.ts";
import { THRESHOLDS } from "./thresholds.ts";

const MOST_QUOTED = 4;
/** How much a talk's own fit counts beside that of its statement. */
const TALK_SHARE = 0.35;
/** How much a statement counts that is of the kind that was asked for, beside one that is not. */
const KIND_BONUS = 1.3;

interface Candidate {
  readonly hit: Hit;
  readonly quote: Quote;
  readonly score: number;
  /** Another kind of answer was asked for. */
  readonly isOtherKind: boolean;
}

/** Answers a question for a fact with the statements that fit it best, or not at all. */
export async function factOf(question: Question, context: Context): Promise<Decision> {
  if (isAboutTheWhole(question)) return unknown("answer", question.subject.shown);
  const decision = await factIn(question, question.subject.query, context);
  if (decision.args["shows"] === "fact" || question.people.length === 0) return decision;
  const byAnybody = await factIn(
    { ...question, people: [] },
    `${namesTyped(question)} ${question.subject.query}`,
    context,
  );
  const theirs = new Set(question.people.map(({ id }) => id));
  const isTheirs = byAnybody.best?.presenters.some(({ id }) => theirs.has(id)) ?? true;
  const isNamed = words(byAnybody.said ?? "").some((word) => words(namesTyped(question)).includes(word));
  return byAnybody.args["shows"] === "fact" && !isTheirs && isNamed ? byAnybody : decision;
}

/** "What is the salary of an engineer?" is no question for a talk on engineers that says nothing of salaries. */
async function saysWhatIsAsked(talk: Talk, question: Question, { store }: Context): Promise<boolean> {
  const { nouns, all } = askedOf(question);
  const found = await Promise.all(
    nouns.map((word) => store.search(word, { workshop: talk.workshop, limit: MOST_COUNTED })),
  );
  const said = found.map(({ hits }) => hits.some((hit) => reference(hit.talk) === reference(talk)));
  return said.length === 0 || (all ? !said.includes(false) : said.includes(true));
}

/** A person may be spoken of in somebody else's talk: the part of their name that was typed. */
function namesTyped({ people, reading }: Question): string {
  const names = new Set(people.flatMap(({ name }) => words(name)));
  return reading.tokens
    .filter(({ word }) => names.has(word))
    .map(({ raw }) => raw)
    .join(" ");
}

async function factIn(
  question: Question,
  query: string,
  context: Context,
): Promise<Decision & { best?: Talk; said?: string }> {
  const kind = kindOf(question);
  const found = await retrieve(question, context, {
    quotes: true,
    paraphrased: true,
    language: question.reading.language.code,
    query: withoutKind(query, kind),
    focus: focusOf(question),
  });
  const { subject } = question;
  const all = candidatesIn(found.weighed, kind);
  const first = all.find(({ hit, quote }) => isWordEnough(question, hit, quote)) ?? all[0];
  const best = first?.isOtherKind ? (ofKind(all, first, question) ?? first) : first;
  const isFit =
    best &&
    !best.isOtherKind &&
    best.quote.coverage >=
      (kind === undefined && isShortAsk(question) ? THRESHOLDS.namedFact : THRESHOLDS.fact) &&
    best.quote.own >= THRESHOLDS.own &&
    isWordEnough(question, best.hit, best.quote) &&
    (kind !== undefined || (await saysWhatIsAsked(best.hit.talk, question, context)));
  if (!isFit) {
    return {
      ...unknown("answer", subject.shown, best ? [best.hit.talk, ...found.nearest] : found.nearest),
      weighed: found.weighed,
    };
  }
  const quoted = all
    .filter(({ hit, score }) => hit.talk === best.hit.talk && score >= best.score * THRESHOLDS.alsoQuoted)
    .slice(0, MOST_QUOTED)
    .map(({ quote }) => quote.statement);
  return {
    args: { shows: "fact", ...named([best.hit.talk]), quotes: quoted.join(" "), about: subject.shown },
    weighed: found.weighed,
    best: best.hit.talk,
    said: statements(best.hit.talk)[best.quote.statement] ?? "",
  };
}

/** A statement of the same talk that counts what is asked for: "how many products …?" */
function ofKind(all: readonly Candidate[], { hit }: Candidate, question: Question): Candidate | undefined {
  const focus = focusOf(question);
  if (focus === undefined) return undefined;
  const isSaid = ({ quote }: Candidate): boolean =>
    words(statements(hit.talk)[quote.statement] ?? "").some((word) => isSameNoun(word, focus));
  return all.find((other) => other.hit === hit && !other.isOtherKind && isSaid(other));
}

/** Words that ask for a price or a number needn't stand in the answer: its kind tells. They stay where all else is gone. */
function withoutKind(query: string, kind: AnswerKind | undefined): string {
  const asking = new Set(kind?.implied ? kind.asks.flatMap(words) : []);
  const rest = query.split(/\s+/u).filter((word) => !words(word).every((part) => asking.has(part)));
  return rest.length > 0 ? rest.join(" ") : query;
}

function candidatesIn(hits: readonly Hit[], kind: AnswerKind | undefined): Candidate[] {
  const most = Math.max(...hits.map(({ score }) => score), Number.MIN_VALUE);
  return hits
    .flatMap((hit) => {
      const told = statements(hit.talk);
      return hit.quotes.map((quote) => {
        const isKind = kind?.tells.test(told[quote.statement] ?? "") ?? false;
        const score = (quote.score + (TALK_SHARE * hit.score) / most) * (isKind ? KIND_BONUS : 1);
        return { hit, quote, score, isOtherKind: kind !== undefined && !isKind };
      });
    })
    .toSorted((a, b) => b.score - a.score);
}
