import type { Invocation } from "../../src/core/invocation.ts";
import type { Understand } from "../../src/core/understanding.ts";

/** Understands every question as what `invocationOf` makes of it. */
export function understoodAs(invocationOf: (question: string) => Invocation): Understand {
  return async (question) => ({ invocation: invocationOf(question), locale: "en", explanation: {} });
}
