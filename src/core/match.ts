import type { Talk } from "./talk.ts";
import { key } from "./text.ts";

/** As much of a talk as it is told from others by. */
export interface Recognisable
  extends Pick<Talk, "id" | "title" | "guid" | "code" | "day" | "start" | "room"> {
  readonly presenters: readonly { readonly id: string }[];
}

/** What tells a talk from others. Title and presenters may be those of several talks. */
const MARKS = {
  guid: ({ guid }: Recognisable) => guid,
  code: ({ code }: Recognisable) => code,
  title: ({ title, presenters }: Recognisable) => [key(title), ...peopleIn(presenters)].join("\n"),
  id: ({ id }: Recognisable) => id,
  /** What is given by the same people in the same room at the same time, where the source has no ids of its own. */
  slot: ({ guid, code, start, room = "", presenters }: Recognisable) =>
    guid === undefined && code === undefined && start !== undefined
      ? [Date.parse(start), key(room), ...peopleIn(presenters)].join("\n")
      : undefined,
};

/** Ids that were made of titles just now say less than the title itself. */
const MADE_IDS: readonly Mark[] = ["guid", "code", "title", "id", "slot"];

/** By what talks are told from each other. */
export type Mark = keyof typeof MARKS;

/**
 * Finds which talk of an earlier programme each talk of a later one is: by guid, then by code, then by title and presenters,
 * then by id, then by presenters, time and room, or by other `marks`, the surest first. So a talk that was retitled or moved
 * is still the same. Talks that are new are not in the answer.
 */
export function matchTalks<Old extends Recognisable, New extends Recognisable>(
  before: readonly Old[],
  after: readonly New[],
  marks: readonly Mark[] = MADE_IDS,
): ReadonlyMap<New, Old> {
  const matches = new Map<New, Old>();
  const left = new Set(before);
  for (const mark of marks.map((name) => MARKS[name])) {
    const candidates = groups([...left], mark);
    for (const [value, talks] of groups(
      after.filter((talk) => !matches.has(talk)),
      mark,
    )) {
      for (const [talk, same] of pairs(talks, candidates.get(value) ?? [])) {
        matches.set(talk, same);
        left.delete(same);
      }
    }
  }
  return matches;
}

function peopleIn(presenters: Recognisable["presenters"]): string[] {
  return presenters.map(({ id }) => id).toSorted();
}

function groups<One extends Recognisable>(
  talks: readonly One[],
  mark: (talk: One) => string | undefined,
): Map<string, One[]> {
  const found = new Map<string, One[]>();
  for (const talk of talks) {
    const value = mark(talk);
    if (value === undefined) continue;
    const group = found.get(value);
    if (group) group.push(talk);
    else found.set(value, [talk]);
  }
  return found;
}

/** Of talks that look the same, those at the same time are; the others in their order. */
function pairs<Old extends Recognisable, New extends Recognisable>(
  talks: readonly New[],
  candidates: readonly Old[],
): [New, Old][] {
  const free = new Set(candidates);
  const found = new Map<New, Old>();
  for (const place of [({ day, start = "" }: Recognisable) => `${day} ${start}`, () => ""]) {
    const queues = groups([...free], place);
    for (const talk of talks.filter((one) => !found.has(one))) {
      const same = queues.get(place(talk))?.shift();
      if (!same) continue;
      found.set(talk, same);
      free.delete(same);
    }
  }
  return [...found];
}
