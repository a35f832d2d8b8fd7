import type { Context } from "../core/command.ts";
import type { Turn } from "../core/conversation.ts";
import type { Decision } from "./decision.ts";
import type { Question } from "./question.ts";

/** Answers a question that only makes sense after the last one; undefined for any other. */
export async function followUp(
  _question: Question,
  _turn: Turn,
  _context: Context,
): Promise<Decision | undefined> {
  return undefined;
}
