import type { Context } from "../core/command.ts";
import type { Talk } from "../core/talk.ts";
import { words } from "../core/text.ts";
import { conditions, isNarrow, narrowed, nothing } from "./conditions.ts";
import { type Decision, named, unknown } from "./decision.ts";
import type { Question } from "./question.ts";
import type { Reading } from "./reading.ts";
import { retrieve } from "./retrieve.ts";
import { selected } from "./selected.ts";

const EVERYTHING = 1000;
/** The title of an opening or a closing has hardly more words. */
const LONGEST_EDGE = 4;

/** "the first talk on Tuesday", "who opened the workshop". */
export async function byPlace(
  intent: "opening" | "closing" | "place",
  question: Question,
  { store }: Context,
): Promise<Decision> {
  const { workshop, day, outline, people, reading } = question;
  const [presenter] = people;
  const { talks: all } = await store.select(
    { workshop: workshop.id, day: day?.day, presenter: presenter?.id },
    EVERYTHING,
  );
  const talks = intent === "place" ? narrowed(all, question) : all;
  const place = intent === "closing" ? "last" : (question.place ?? 1);
  const inDay =
    day || presenter || place === "last" || isNarrow(question)
      ? talks
      : talks.filter((talk) => talk.day === outline.days[0]?.day);
  const edge = intent === "place" ? undefined : edgeIn(intent, talks, reading);
  const talk = edge ?? (place === "last" ? inDay.at(-1) : inDay[place - 1]);
  if (!talk) return unknown("talks", "", talks.slice(-1), conditions(question));
  const shows = reading.find("when")
    ? "when"
    : reading.find("where")
      ? "where"
      : question.asksLink
        ? "links"
        : reading.find("who") || intent !== "place"
          ? "who"
          : "topic";
  return { args: { shows, ...named([talk]) } };
}

/** The talk that opens or closes by its kind or its title; of several openings the first, of closings the last. */
function edgeIn(
  intent: "opening" | "closing",
  talks: readonly Talk[],
  { language }: Reading,
): Talk | undefined {
  const names = intent === "opening" ? language.cues.open : language.cues.close;
  const told = talks.filter(({ title }) => {
    const said = words(title);
    return said.length <= LONGEST_EDGE && said.some((word) => names.includes(word));
  });
  return intent === "closing" ? told.at(-1) : (told[0] ?? talks.find(({ kind }) => kind === "opening"));
}

/** "which talk came after nfgrep?" */
export async function neighbourOf(question: Question, context: Context): Promise<Decision> {
  const found = await retrieve(question, context);
  const [best] =
    question.subject.query === "" ? await selected(question, context) : found.hits.map(({ talk }) => talk);
  if (!best) return nothing(question, found);
  const talk = await nextTo(best, question.reading.find("previous") ? -1 : 1, context);
  if (!talk) return unknown("talks", "", [best]);
  return { args: { shows: "who", ...named([talk]) }, weighed: found.weighed };
}

/** The talk that comes so many places after another in the programme, in the same room where that is known. */
export async function nextTo(talk: Talk, steps: number, { store }: Context): Promise<Talk | undefined> {
  const { talks: all } = await store.select({ workshop: talk.workshop, day: talk.day }, EVERYTHING);
  const talks = all.filter(({ room }) => room === talk.room);
  const inDay = talks[talks.findIndex(({ id }) => id === talk.id) + steps];
  if (inDay) return inDay;
  const outline = await store.outline(talk.workshop);
  const days = outline?.days.map(({ day }) => day) ?? [];
  const day = days[days.indexOf(talk.day) + Math.sign(steps)];
  if (day === undefined) return undefined;
  const other = await store.select({ workshop: talk.workshop, day }, EVERYTHING);
  const there = other.talks.filter(({ room }) => room === talk.room);
  const nearest = there.length > 0 ? there : other.talks;
  return steps > 0 ? nearest[0] : nearest.at(-1);
}
