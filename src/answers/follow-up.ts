import type { Context } from "../core/command.ts";
import type { Turn } from "../core/conversation.ts";
import type { Cue } from "../core/languages/language.ts";
import type { Presenter, Talk } from "../core/talk.ts";
import { placeAt } from "./days.ts";
import { type Decision, named, unknown } from "./decision.ts";
import { type Intent, intentOf } from "./intent.ts";
import { nextTo } from "./places.ts";
import type { Question } from "./question.ts";
import { solve } from "./solve.ts";
import { isWithin } from "./tokens.ts";

/** So many talks of the last answer are meant by "it" or "when?"; of more, the first one is. */
const MOST_MEANT = 5;

/** Beside these a question stands for itself, whatever else it points to. */
const WHOLE: ReadonlySet<Cue> = new Set([
  "event",
  "place",
  "room",
  "where",
  "when",
  "howMany",
  "howLong",
  "talk",
  "speaker",
  "open",
  "close",
  "happen",
  "day",
]);

/** What was said before, with its talks read again. */
interface Before {
  readonly args: Readonly<Record<string, string>>;
  /** All that were shown. */
  readonly shown: readonly Talk[];
  /** Those that the answer is about: "it". */
  readonly talks: readonly Talk[];
}

type Rule = (
  question: Question,
  before: Before,
  context: Context,
) => Promise<Decision | undefined> | Decision | undefined;

/** Answers a question that only makes sense after the last one; undefined for any other. */
export async function followUp(
  question: Question,
  turn: Turn,
  context: Context,
): Promise<Decision | undefined> {
  const shown = await context.store.talks(turn.talks);
  const { args } = turn.invocation;
  const before = { args, shown, talks: args["also"] === undefined ? shown : shown.slice(0, 1) };
  for (const rule of [otherDay, oneOfThem, neighbour, samePerson, sameTalk, sameAgain]) {
    const decision = await rule(question, before, context);
    if (decision) return decision;
  }
  return undefined;
}

/** True for a question that speaks of something said before. */
export function refersBack({ reading, subject, people, day, namesWorkshop }: Question): boolean {
  if (subject.query !== "" || people.length > 0 || day || namesWorkshop) return false;
  if (reading.find("else")) return true;
  const back = reading.find("it", "they", "one");
  if (!back) return false;
  return !reading.cues.some(({ cue, from, to }) => WHOLE.has(cue) && !(from >= back.from && to <= back.to));
}

/** "next day", "the day before". */
const otherDay: Rule = async ({ reading, workshop }, { args, talks }, { store }) => {
  const step = reading.find("nextDay") ? 1 : reading.find("previousDay") ? -1 : 0;
  const [first] = talks;
  const day = args["day"] ?? first?.day;
  if (step === 0 || day === undefined) return undefined;
  const place = first?.workshop ?? args["workshop"] ?? workshop.id;
  const days = (await store.outline(place))?.days.map((known) => known.day) ?? [];
  const other = days[days.indexOf(day) + step];
  return other === undefined
    ? unknown("day", "", [], { workshop: place })
    : { args: { shows: "talks", workshop: place, day: other } };
};

/** "the second one", "number 3", "when was the last one?" */
const oneOfThem: Rule = (question, { shown: talks }) => {
  const { reading, subject, taken } = question;
  const one = reading.find("one");
  if (!one || talks.length < 2 || subject.query.split(/\s+/u).length > 1) return undefined;
  const places = [...reading.tokens.keys()]
    .filter((index) => !isWithin(taken, index))
    .map((index) => placeAt(index, reading));
  const place = places.find((known) => known !== undefined) ?? Number(reading.tokens[one.to]?.word);
  const talk = place === "last" ? talks.at(-1) : talks[place - 1];
  return talk && { args: { shows: shownFor(question), ...named([talk]) } };
};

/** "what came after that?", "the next one". */
const neighbour: Rule = async ({ reading, subject, people }, { talks: [first] }, context) => {
  const step = reading.find("next") ? 1 : reading.find("previous") ? -1 : 0;
  if (step === 0 || !first || subject.query !== "" || people.length > 0 || reading.find("event", "day"))
    return undefined;
  const talk = await nextTo(first, step, context);
  return talk ? { args: { shows: "topic", ...named([talk]) } } : unknown("talks", "", [first]);
};

/** "what else did he present?", "what did she say about tests?" */
const samePerson: Rule = async (question, { args, talks: [first] }, context) => {
  const { reading, subject, people } = question;
  const isMeant = reading.find("they") ?? (subject.query === "" ? reading.find("else") : undefined);
  if (!isMeant || people.length > 0 || !first) return undefined;
  const meant = peopleOf(first, args["presenter"]);
  if (meant.length === 0) return undefined;
  const asked = { ...question, people: meant };
  if (subject.query !== "") return solve(intentOf(asked), asked, context);
  const intent = intentOf(asked);
  if (intent !== "talks" || !reading.find("else")) return solve(intent, asked, context);
  const theirs = await Promise.all(meant.map(({ id }) => context.store.talksBy(id)));
  const others = theirs.flat().filter(({ id, workshop }) => id !== first.id || workshop !== first.workshop);
  const presenter = meant[0]?.id ?? "";
  return others.length > 0
    ? { args: { shows: "talks", ...named(others), presenter } }
    : unknown("talks", "", [first], { presenter });
};

/** "and when?", "who gave it?", "slides?", "tell me more". */
const sameTalk: Rule = (question, { talks }) => {
  const { reading, subject, people, day, namesWorkshop, asksLink } = question;
  if (people.length > 0 || day || namesWorkshop || talks.length === 0) return undefined;
  if (subject.query !== "" && !asksLink) return undefined;
  const asks = reading.find("who", "when", "where", "more") ?? (asksLink ? reading.find("link") : undefined);
  if (!asks || !isElliptic(question)) return undefined;
  const meant = talks.length > MOST_MEANT ? talks.slice(0, 1) : talks;
  return { args: { shows: shownFor(question), ...named(asks.cue === "more" ? talks.slice(0, 1) : meant) } };
};

/** "and on Tuesday?", "and McHardy?", "and ipset?" ask the same of something else. */
const sameAgain: Rule = async (question, { args }, context) => {
  const { reading, subject, people, day } = question;
  if (!reading.cues.some(({ cue, from }) => cue === "and" && from === 0)) return undefined;
  if (reading.find("who", "when", "where", "howMany")) return undefined;
  if (subject.query === "" && people.length === 0 && !day) return undefined;
  const presenter = args["presenter"];
  const kept =
    presenter !== undefined && people.length === 0 && subject.query === ""
      ? await personOf(presenter, context)
      : [];
  const about = args["about"] ?? "";
  const isSameTopic =
    day !== undefined && subject.query === "" && people.length === 0 && kept.length === 0 && about !== "";
  const asked = {
    ...question,
    people: people.length > 0 ? people : kept,
    subject: isSameTopic ? { query: about, shown: about } : subject,
  };
  return solve(intentAfter(args["shows"], asked), asked, context);
};

/** All words of it belong to the frame of a question that lacks what it is about. */
function isElliptic({ reading, asksLink }: Question): boolean {
  if (reading.find("speaker") && !reading.find("they")) return false;
  const isPointing = reading.find("it", "they", "and") !== undefined;
  return isPointing || reading.tokens.length <= (asksLink ? 2 : 3);
}

function shownFor({ reading, asksLink }: Question): "who" | "when" | "where" | "links" | "topic" {
  if (asksLink) return "links";
  const cue = reading.find("who", "when", "where")?.cue;
  return cue === "who" || cue === "when" || cue === "where" ? cue : "topic";
}

function intentAfter(shows: string | undefined, question: Question): Intent {
  const same: Readonly<Record<string, Intent>> = {
    who: "who",
    when: "when",
    where: "where",
    links: "links",
    count: "count-talks",
  };
  const intent = same[shows ?? ""] ?? "talks";
  return question.subject.query === "" && intent === "who" ? "talks" : intent;
}

function peopleOf({ presenters }: Talk, presenter: string | undefined): readonly Presenter[] {
  const one = presenters.filter(({ id }) => id === presenter);
  return one.length > 0 ? one : presenters;
}

async function personOf(presenter: string, { store }: Context): Promise<readonly Presenter[]> {
  const [talk] = await store.talksBy(presenter);
  return talk?.presenters.filter(({ id }) => id === presenter) ?? [];
}
