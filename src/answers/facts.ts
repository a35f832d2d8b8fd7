import type { Context } from "../core/command.ts";
import type { Hit, Quote } from "../core/store.ts";
import { statements } from "../core/talk.ts";
import { type Decision, named, unknown } from "./decision.ts";
import type { Question } from "./question.ts";
import { retrieve } from "./retrieve.ts";
import { THRESHOLDS } from "./thresholds.ts";

const MOST_QUOTED = 3;
/** How much a talk's own fit counts beside that of its statement. */
const TALK_SHARE = 0.35;
const QUANTITY_BONUS = 1.2;
const QUANTITY =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|twice|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix)\b|(?:milli|micro|nano)?seconds?\b/iu;

interface Candidate {
  readonly hit: Hit;
  readonly quote: Quote;
  readonly score: number;
}

/** Answers a question for a fact with the statements that fit it best, or not at all. */
export async function factOf(question: Question, context: Context): Promise<Decision> {
  const found = await retrieve(question, context, { quotes: true });
  const { subject } = question;
  const all = candidatesIn(found.weighed, asksQuantity(question));
  const [best] = all;
  if (!best || best.quote.coverage < THRESHOLDS.fact || best.quote.own < THRESHOLDS.own) {
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
  };
}

function candidatesIn(hits: readonly Hit[], wantsQuantity: boolean): Candidate[] {
  const most = Math.max(...hits.map(({ score }) => score), Number.MIN_VALUE);
  return hits
    .flatMap((hit) => {
      const told = statements(hit.talk);
      return hit.quotes.map((quote) => {
        const hasQuantity = QUANTITY.test(told[quote.statement] ?? "");
        const score =
          (quote.score + (TALK_SHARE * hit.score) / most) *
          (wantsQuantity && hasQuantity ? QUANTITY_BONUS : 1);
        return { hit, quote, score };
      });
    })
    .toSorted((a, b) => b.score - a.score);
}

/** "how many", "how long", "which version" ask for a number. */
function asksQuantity({ reading }: Question): boolean {
  if (reading.find("howMany", "howLong")) return true;
  return reading.language.quantities.some((phrase) =>
    ` ${reading.tokens.map(({ word }) => word).join(" ")} `.includes(` ${phrase} `),
  );
}
