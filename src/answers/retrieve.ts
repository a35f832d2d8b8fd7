import type { Context } from "../core/command.ts";
import type { Hit, SearchOptions, SearchResult } from "../core/store.ts";
import type { Talk } from "../core/talk.ts";
import { inRoomAndHours, isNarrow, ofFormat } from "./conditions.ts";
import type { Question } from "./question.ts";
import { THRESHOLDS } from "./thresholds.ts";

const MOST_HITS = 20;
/** As many are counted. */
export const MOST_COUNTED = 500;
const MOST_NEAREST = 3;

/** What a search for the subject of a question brought. */
export interface Found {
  /** Those that are about it, best first. */
  readonly hits: readonly Hit[];
  /** One is plainly meant. */
  readonly clear: boolean;
  /** What came up but isn't enough, best first. */
  readonly nearest: readonly Talk[];
  /** All that were weighed, for the explanation. */
  readonly weighed: readonly Hit[];
}

/** Narrows a search further than the question's own slots do. */
export interface Narrowing
  extends Pick<SearchOptions, "quotes" | "paraphrased" | "verb" | "focus" | "language"> {
  readonly query?: string;
  readonly limit?: number;
}

/** Searches for the subject within the slots of a question; another workshop is only tried when this one has nothing. */
export async function retrieve(
  question: Question,
  context: Context,
  narrowing: Narrowing = {},
): Promise<Found> {
  const here = await searchIn(question.workshop.id, question, context, narrowing);
  if (here.hits.length > 0 || question.namesWorkshop || question.day) return here;
  const elsewhere = await searchIn(undefined, question, context, narrowing);
  const [best] = elsewhere.hits;
  return best && best.coverage >= THRESHOLDS.elsewhere ? elsewhere : here;
}

async function searchIn(
  workshop: string | undefined,
  question: Question,
  { store }: Context,
  { query = question.subject.query, limit: most = MOST_HITS, ...options }: Narrowing,
): Promise<Found> {
  const { day, people } = question;
  const limit = isNarrow(question) ? MOST_COUNTED : most;
  const presenters: (string | undefined)[] = people.length > 0 ? people.map(({ id }) => id) : [undefined];
  const results = await Promise.all(
    presenters.map((presenter) =>
      store.search(query, { workshop, day: day?.day, presenter, ...options, limit }),
    ),
  );
  const all = results.flatMap(({ hits }) => hits).toSorted((a, b) => b.score - a.score);
  const weighed = inRoomAndHours(all, ({ talk }) => talk, question);
  const best = weighed[0];
  const fitting = weighed.filter(
    ({ coverage, score }) =>
      coverage >= THRESHOLDS.topic && best && score >= best.score * THRESHOLDS.alsoListed,
  );
  const formed = ofFormat(fitting, ({ talk }) => talk, question);
  const hits = formed.length > 0 ? formed : fitting;
  const near = results.flatMap((result) => result.near);
  return {
    hits,
    weighed,
    clear: hits.length > 0 && isClear(results, hits),
    nearest: [...weighed.map(({ talk }) => talk), ...near].slice(0, MOST_NEAREST),
  };
}

/** One is plainly meant: the best of all, or the only one that the room, the hours or the kind leave. */
function isClear(results: readonly SearchResult[], hits: readonly Hit[]): boolean {
  const [result] = results;
  return results.length === 1 && result?.clear === true && result.hits[0]?.talk === hits[0]?.talk;
}
