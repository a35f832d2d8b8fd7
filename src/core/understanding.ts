import type { Context } from "./command.ts";
import type { Turn } from "./conversation.ts";
import type { Invocation } from "./invocation.ts";
import type { Reply } from "./reply.ts";

/** Plain data that says why a question was answered as it was: the parse, the candidates and their scores. */
export type Explanation = Readonly<Record<string, unknown>>;

/** What a question in plain language comes down to. */
interface Understood {
  readonly invocation: Invocation;
  /** BCP 47 tag of the language to answer in. */
  readonly locale: string;
  readonly explanation: Explanation;
}

/** Turns a question in plain language into an invocation; `turn` is what was said before it. Reads the store only. */
export type Understand = (question: string, context: Context, turn?: Turn) => Promise<Understood>;

/** A reply with the reasons for it. */
export interface Explained {
  readonly reply: Reply;
  readonly explanation: Explanation;
}
