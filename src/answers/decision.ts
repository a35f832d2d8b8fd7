import type { Hit } from "../core/store.ts";
import { reference, type Talk } from "../core/talk.ts";

/** What `answer` may be asked to show; the command of that name checks and renders it. */
export interface Decision {
  readonly args: Readonly<Record<string, string>>;
  /** What was weighed on the way, for the explanation. */
  readonly weighed?: readonly Hit[] | undefined;
}

/** The most talks that one invocation names. */
export const MOST_NAMED = 20;

/** Names talks in an argument. */
export function named(talks: readonly Talk[]): { talks: string } {
  return { talks: [...new Set(talks.map(reference))].slice(0, MOST_NAMED).join(" ") };
}

/** Says that there is no answer, with what comes nearest. */
export function unknown(
  why: "talks" | "answer" | "person" | "day" | "follow",
  about: string,
  nearest: readonly Talk[] = [],
  rest: Readonly<Record<string, string>> = {},
): Decision {
  return { args: { shows: "nothing", why, about, ...named(nearest), ...rest } };
}
