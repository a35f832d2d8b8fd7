import { type Decision, unknown } from "./decision.ts";
import type { Question } from "./question.ts";
import type { Found } from "./retrieve.ts";

/** The day as an argument, where the question names one. */
export function dayOf({ day }: Question): { day?: string } {
  return day?.day === undefined ? {} : { day: day.day };
}

/** The slots that narrowed the answer, to be said with it. */
export function conditions(question: Question): Record<string, string> {
  const [presenter] = question.people;
  return {
    workshop: question.workshop.id,
    ...dayOf(question),
    ...(presenter && { presenter: presenter.id }),
  };
}

/** Says that no talk is about the subject, with what comes nearest. */
export function nothing(question: Question, found: Found): Decision {
  return {
    ...unknown("talks", question.subject.shown, found.nearest, conditions(question)),
    weighed: found.weighed,
  };
}
