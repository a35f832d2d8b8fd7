import type { Context } from "../src/core/command.ts";
import type { Note } from "../src/core/note.ts";
import type { Talk } from "../src/core/talk.ts";
import { words } from "../src/core/text.ts";

const MOST_TALKS = 3;
const MOST_QUOTED = 2;

/** A talk with notes of this workspace on it. */
export interface Noted {
  readonly talk: Talk;
  readonly notes: readonly Note[];
}

/** Talks on which only the notes say something of a subject, best first, with the notes that come nearest to it. */
export async function notesAbout(
  subject: string,
  workshop: string | undefined,
  context: Context,
): Promise<readonly Noted[]> {
  const { store } = context;
  const found = await store.notes.search(context, subject, workshop);
  const talks = await store.talks(found.slice(0, MOST_TALKS));
  return withNotes(talks, context, (notes) => nearest(notes, subject));
}

/** Talks with those of their notes that carry a link; without any, a talk is left out. */
export async function linkedNotes(talks: readonly Talk[], context: Context): Promise<readonly Noted[]> {
  return withNotes(talks, context, (notes) => notes.filter(({ link }) => link !== undefined));
}

async function withNotes(
  talks: readonly Talk[],
  context: Context,
  choose: (notes: readonly Note[]) => readonly Note[],
): Promise<readonly Noted[]> {
  const all = talks.map(async (talk) => ({
    talk,
    notes: choose(await context.store.notes.on(context, talk)),
  }));
  return (await Promise.all(all)).filter(({ notes }) => notes.length > 0);
}

function nearest(notes: readonly Note[], subject: string): readonly Note[] {
  const wanted = words(subject);
  const shared = ({ text, link = "" }: Note): number => {
    const held = new Set(words(`${text} ${link}`));
    return wanted.filter((word) => held.has(word)).length;
  };
  return notes.toSorted((a, b) => shared(b) - shared(a)).slice(0, MOST_QUOTED);
}
