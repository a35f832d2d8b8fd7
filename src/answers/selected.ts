import type { Context } from "../core/command.ts";
import { reference, type Talk } from "../core/talk.ts";
import { narrowed } from "./conditions.ts";
import type { Question } from "./question.ts";
import { THRESHOLDS } from "./thresholds.ts";

const EVERYTHING = 1000;

/** The talks that fit the slots of a question without a subject: whose, when, where, of which kind. */
export async function selected(question: Question, context: Context): Promise<readonly Talk[]> {
  const theirs =
    question.people.length > 0 ? await talksBy(question, context) : await talksOfDay(question, context);
  return narrowed(theirs, question);
}

async function talksOfDay({ workshop, day }: Question, { store }: Context): Promise<readonly Talk[]> {
  return (await store.select({ workshop: workshop.id, day: day?.day }, EVERYTHING)).talks;
}

async function talksBy(question: Question, context: Context): Promise<readonly Talk[]> {
  const { people, workshop, day } = question;
  const { store } = context;
  const here = await Promise.all(
    people.map(({ id }) => store.select({ workshop: workshop.id, day: day?.day, presenter: id }, EVERYTHING)),
  );
  const talks = here.flatMap((selection) => selection.talks);
  if (talks.length > 0 || day) return withoutExcept(talks, question, context);
  const all = await Promise.all(people.map(({ id }) => store.talksBy(id)));
  return withoutExcept(all.flat(), question, context);
}

/** "apart from the one on IPTV": without the talks that this is about. */
async function withoutExcept(
  talks: readonly Talk[],
  { except, people }: Question,
  { store }: Context,
): Promise<readonly Talk[]> {
  if (except === undefined) return talks;
  const found = await Promise.all(
    people.map(({ id }) => store.search(except, { presenter: id, limit: EVERYTHING })),
  );
  const about = found.flatMap(({ hits, clear }) =>
    (clear ? hits.slice(0, 1) : hits)
      .filter(({ coverage }) => coverage >= THRESHOLDS.topic)
      .map(({ talk }) => reference(talk)),
  );
  return talks.filter((talk) => !about.includes(reference(talk)));
}
