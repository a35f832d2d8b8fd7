import type { Context } from "../../src/core/command.ts";
import { currentProgramme } from "../../src/core/current.ts";
import type { Talk } from "../../src/core/talk.ts";
import { key } from "../../src/core/text.ts";
import { searchHere } from "../search-here.ts";

const MOST_CANDIDATES = 10;
/** A talk is told apart from what is said of it by at most so many words. */
const MOST_WORDS = 8;

/** Which talk is meant: one for sure, or those that may be, best first. */
export interface Meant {
  readonly talk?: Talk | undefined;
  readonly candidates: readonly Talk[];
}

/** Finds the talk that a text means: by its reference, its id in the current workshop, its title, or a clear search. */
export async function whichTalk(text: string, context: Context): Promise<Meant> {
  const { store } = context;
  const { workshop } = await currentProgramme(context);
  const [named] = await store.talks([text, `${workshop.id}/${text}`]);
  if (named) return { talk: named, candidates: [] };
  const { talks: found, clear, near } = await searchHere(text, workshop, context, MOST_CANDIDATES);
  const titled = found.find(({ title }) => key(title) === key(text));
  if (titled || (clear && found[0])) return { talk: titled ?? found[0], candidates: [] };
  return { candidates: found.length > 0 ? found : near };
}

/** A talk and what is said of it, both in one text. */
export interface Remark {
  readonly talk: string;
  readonly text: string;
}

/**
 * Splits "ipset status it was fast" into the talk and what is said of it: at the quotes around the talk, behind its id or
 * title (the longest that fits), else behind the first words by which a search clearly finds one.
 */
export async function splitRemark(whole: string, context: Context): Promise<Remark> {
  const [, quoted, behind] = /^["“]([^"”]+)["”]\s*([\s\S]*)$/u.exec(whole) ?? [];
  if (quoted !== undefined) return { talk: quoted, text: behind ?? "" };
  const { talks, workshop } = await currentProgramme(context);
  const ends = [...whole.matchAll(/\S+/gu)].flatMap(({ 0: word, index }) =>
    key(word) === "" ? [] : [index + word.length],
  );
  const names = new Set(
    talks.flatMap(({ id, title, aliases }) => [`${workshop.id}/${id}`, id, title, ...aliases].map(key)),
  );
  const exact = ends.toReversed().find((end) => names.has(key(whole.slice(0, end))));
  const end = exact ?? (await clearEnd(whole, ends.slice(0, MOST_WORDS), context)) ?? whole.length;
  return { talk: whole.slice(0, end).replace(/[\s:,]+$/u, ""), text: whole.slice(end).trim() };
}

async function clearEnd(
  whole: string,
  ends: readonly number[],
  context: Context,
): Promise<number | undefined> {
  for (const end of ends) if ((await whichTalk(whole.slice(0, end), context)).talk) return end;
  return undefined;
}
