import type { Presenter, Programme, Talk } from "./talk.ts";
import { key } from "./text.ts";

/** The days on which at least one talk is given, in order. */
export function days(programme: Programme): string[] {
  return [...new Set(programme.talks.map((talk) => talk.day))].toSorted();
}

/** The talks of one calendar day (`YYYY-MM-DD`), in programme order. */
export function talksOn(programme: Programme, day: string): Talk[] {
  return programme.talks.filter((talk) => talk.day === day);
}

/** The talks that a presenter gave, alone or with others. */
export function talksBy(programme: Programme, presenter: Pick<Presenter, "id">): Talk[] {
  return programme.talks.filter((talk) => talk.presenters.some(({ id }) => id === presenter.id));
}

/** Everybody who gave a talk, in order of first appearance. */
export function presenters(programme: Programme): Presenter[] {
  const all = programme.talks.flatMap((talk) => talk.presenters);
  return [...new Map(all.map((presenter) => [presenter.id, presenter])).values()];
}

/** The talks just before and after one, over the borders of days. */
export function neighbours(programme: Programme, talk: Talk): { previous?: Talk; next?: Talk } {
  const index = programme.talks.findIndex(({ id }) => id === talk.id);
  const previous = programme.talks[index - 1];
  const next = programme.talks[index + 1];
  return { ...(previous && { previous }), ...(next && { next }) };
}

/** Topics with the number of talks on each, most frequent first; spellings that differ in case or hyphens count as one. */
export function topics(programme: Programme): { topic: string; talks: number }[] {
  const counts = new Map<string, { topic: string; talks: number }>();
  for (const topic of programme.talks.flatMap((talk) => talk.topics)) {
    const counted = counts.get(key(topic)) ?? { topic, talks: 0 };
    counts.set(key(topic), { ...counted, talks: counted.talks + 1 });
  }
  return [...counts.values()].toSorted((a, b) => b.talks - a.talks);
}
