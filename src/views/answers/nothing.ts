import { apology, type Reply } from "../../core/reply.ts";
import type { Talk } from "../../core/talk.ts";
import { answerEntries } from "./lines.ts";
import { type Conditions, conditionWords, dayIn, type Setting } from "./setting.ts";

/** Says that there is no answer, and what comes nearest. */
export function nothingKnown(
  why: "talks" | "answer" | "person" | "day" | "follow",
  about: string,
  nearest: readonly Talk[],
  conditions: Conditions,
  setting: Setting,
): Reply {
  const { phrases } = setting.language;
  const { workshop } = setting.outline;
  const sentences = {
    talks: () => phrases.noTalks(conditionWords(conditions, setting)),
    answer: () => phrases.noAnswer(about),
    person: () => phrases.nobody(about),
    day: () =>
      phrases.notThen(workshop.name, dayIn(workshop.firstDay, setting), dayIn(workshop.lastDay, setting)),
    follow: () => phrases.dontFollow,
  };
  const near = [...new Map(nearest.map((talk) => [talk.id, talk])).values()].slice(0, 3);
  return apology(
    sentences[why](),
    near.length === 0 ? [] : [{ kind: "text", text: phrases.nearest }, ...answerEntries(near, setting)],
  );
}
