import type { Context } from "../core/command.ts";
import { reference, type Talk } from "../core/talk.ts";
import { key, words } from "../core/text.ts";
import { namesAgent, speakerSaid, verbOf } from "./agents.ts";
import { conditions, dayOf, isNarrow, nothing, ofFormat } from "./conditions.ts";
import { type Decision, MOST_NAMED, named, unknown } from "./decision.ts";
import { factOf } from "./facts.ts";
import type { Intent } from "./intent.ts";
import { byPlace, neighbourOf } from "./places.ts";
import type { Question } from "./question.ts";
import { type Found, MOST_COUNTED, type Narrowing, retrieve } from "./retrieve.ts";
import { selected } from "./selected.ts";
import { THRESHOLDS } from "./thresholds.ts";

const MOST_LISTED = 10;
const MOST_ALSO = 4;

/** Finds the answer to a question: what to show, or that nothing is known. */
export async function solve(intent: Intent, question: Question, context: Context): Promise<Decision> {
  const { workshop, day } = question;
  if (day && day.day === undefined) {
    return unknown("day", spanText(question), [], { workshop: workshop.id });
  }
  switch (intent) {
    case "help":
      return { args: { shows: "help" } };
    case "people":
      if (isNarrow(question)) return aboutSubject("who", question, context);
      return { args: { shows: "people", workshop: workshop.id, ...dayOf(question) } };
    case "person":
      return { args: { shows: "person", presenter: question.people[0]?.id ?? "" } };
    case "affiliation":
      return { args: { shows: "affiliation", presenter: question.people[0]?.id ?? "" } };
    case "workshop":
    case "workshop-when":
    case "workshop-where":
    case "count-days":
    case "count-rooms":
    case "count-people":
      return { args: { shows: intent, workshop: workshop.id } };
    case "opening":
    case "closing":
    case "place":
      return byPlace(intent, question, context);
    case "neighbour":
      return neighbourOf(question, context);
    case "count-talks":
    case "talks":
      return talksOf(intent, question, context);
    case "fact":
      return (
        (await unknownSpeaker(question, context)) ??
        (await roomOfTitle(question, context)) ??
        factOf(question, context)
      );
    case "when":
      return (await lengthOfKind(question, context)) ?? aboutSubject(intent, question, context);
    case "who":
    case "where":
    case "links":
    case "topic":
      return aboutSubject(intent, question, context);
  }
}

/** A question for what somebody said whom no talk knows has no answer, whatever else it holds. */
async function unknownSpeaker(question: Question, { store }: Context): Promise<Decision | undefined> {
  const speaker = speakerSaid(question);
  if (speaker === undefined) return undefined;
  const { hits } = await store.search(speaker, { workshop: question.workshop.id, limit: 1 });
  return (hits[0]?.coverage ?? 0) >= THRESHOLDS.speaker ? undefined : unknown("person", speaker);
}

/** "how long is a lightning talk?", which may be said of all of a kind. */
async function lengthOfKind(question: Question, context: Context): Promise<Decision | undefined> {
  const { reading, format, subject } = question;
  if (!format || subject.query !== "" || !reading.find("howLong")) return undefined;
  const { start = 0 } = reading.tokens[format.from] ?? {};
  const query = reading.text.slice(start, reading.tokens[format.to - 1]?.end);
  const fact = await factOf({ ...question, subject: { query, shown: query } }, context);
  return fact.args["shows"] === "fact" ? fact : undefined;
}

/** "where is the dinner?", where a slot of the programme is just called so. */
async function roomOfTitle(question: Question, context: Context): Promise<Decision | undefined> {
  const { reading, outline, subject } = question;
  if (reading.find("where")?.from !== 0 || outline.rooms.length === 0) return undefined;
  const { hits } = await retrieve(question, context);
  const called = hits.filter(({ talk }) => holdsAll(talk.title, subject.query)).map(({ talk }) => talk);
  return called.length > 0 ? { args: { shows: "where", ...named(called), about: subject.shown } } : undefined;
}

/** Whatever needs the talk that is meant: who gave it, when, where, its links, or all of it. */
async function aboutSubject(
  intent: "who" | "when" | "where" | "links" | "topic",
  question: Question,
  context: Context,
): Promise<Decision> {
  const { subject, people } = question;
  if (subject.query === "") {
    if (people.length === 0 && !isNarrow(question)) return byPlace("place", question, context);
    const talks = await selected(question, context);
    return talks.length > 0
      ? { args: { shows: intent, ...named(talks), ...conditions(question) } }
      : unknown("talks", "", [], conditions(question));
  }
  const found = await subjectIn(question, context, { verb: intent === "who" ? verbOf(question) : undefined });
  if (found.hits.length === 0) return nothing(question, found);
  const talks = chosen(found).map(({ talk }) => talk);
  return {
    args: {
      shows: intent,
      ...named(talks),
      about: subject.shown,
      ...tellingQuotes(found),
      ...(intent === "topic" && found.clear && alsoOn(found)),
    },
    weighed: found.weighed,
  };
}

/** What is about the subject; where it is somebody who acts, only their own talks. */
async function subjectIn(question: Question, context: Context, narrowing: Narrowing): Promise<Found> {
  const found = await retrieve(question, context, { quotes: true, ...narrowing });
  if (!namesAgent(question)) return found;
  const theirs = found.hits.filter(({ talk }) => isOf(talk, question.subject.query));
  const told = found.hits.filter(({ talk }) => holdsAll(talk.title, question.subject.query));
  return { ...found, hits: theirs.length > 0 ? theirs : told };
}

/** "the one by the server team": nobody goes by that name, and a title does. */
function holdsAll(title: string, query: string): boolean {
  const held = new Set(words(title));
  return words(query).every((word) => held.has(word));
}

/** A statement that says more of what was asked than the talk's title and topics do: "who refused the patch?" */
function tellingQuotes({ hits: [best] }: Found): { quotes?: string } {
  const [quote] = best?.quotes.toSorted((a, b) => b.gain + b.own - a.gain - a.own) ?? [];
  return quote && quote.gain > THRESHOLDS.gain ? { quotes: String(quote.statement) } : {};
}

/** Beside the talk that a topic is the name of, the others that are on it. */
function alsoOn({ hits }: Found): { also?: string } {
  const others = hits.slice(1, MOST_ALSO + 1).map(({ talk }) => talk);
  return others.length > 0 ? { also: named(others).talks } : {};
}

/** All that fit, or the one that is plainly meant. */
function chosen({ hits, clear }: Found): Found["hits"] {
  return clear ? hits.slice(0, 1) : hits.slice(0, MOST_LISTED);
}

async function talksOf(
  intent: "talks" | "count-talks",
  question: Question,
  context: Context,
): Promise<Decision> {
  const { subject, people, workshop } = question;
  const shows = intent === "talks" ? "talks" : "count";
  if (subject.query === "") {
    if (people.length === 0 && !isNarrow(question))
      return { args: { shows, workshop: workshop.id, ...dayOf(question) } };
    const talks = await selected(question, context);
    return talks.length > 0
      ? { args: { shows, ...named(talks), ...conditions(question), ...totalOf(talks) } }
      : unknown("talks", "", await nearest(question, context), conditions(question));
  }
  const found = await subjectIn(question, context, { limit: MOST_COUNTED });
  if (found.hits.length === 0) return nothing(question, found);
  const talks = found.hits.map(({ talk }) => talk);
  const quotes = question.reading.find("talk") ? {} : tellingQuotes(found);
  return {
    args: {
      shows,
      ...named(talks),
      about: subject.shown,
      ...conditions(isAllOfFormat(talks, question) ? question : { ...question, format: undefined }),
      ...totalOf(talks),
      ...quotes,
    },
    weighed: found.weighed,
  };
}

/** The kind that was asked for is only said where there is one of that kind. */
function isAllOfFormat(talks: readonly Talk[], question: Question): boolean {
  return ofFormat(talks, (talk) => talk, question).length === talks.length;
}

/** Where somebody gave none then, their others come nearest. */
function nearest(question: Question, context: Context): Promise<readonly Talk[]> | readonly Talk[] {
  return question.people.length === 0
    ? []
    : selected({ ...question, day: undefined, hours: undefined, except: undefined }, context);
}

/** How many talks there are, where not all are named. */
function totalOf(talks: readonly Talk[]): { total?: string } {
  const all = new Set(talks.map(reference)).size;
  return all > MOST_NAMED ? { total: String(all) } : {};
}

/** True when one of those who gave a talk, or their affiliation, is what was asked about. */
function isOf({ presenters }: Talk, query: string): boolean {
  const wanted = words(query);
  return presenters.some(({ name, aliases, affiliation = "" }) => {
    const known = new Set([name, ...aliases, affiliation].flatMap((text) => [...words(text), key(text)]));
    return wanted.every((word) => known.has(word));
  });
}

function spanText({ reading, day }: Question): string {
  const from = reading.tokens[day?.from ?? 0];
  const to = reading.tokens[(day?.to ?? 1) - 1];
  return reading.text.slice(from?.start, to?.end);
}
