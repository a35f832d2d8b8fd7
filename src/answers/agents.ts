import type { Question } from "./question.ts";
import { isWithin } from "./tokens.ts";

/** "what did Ann present", "what does Cyberoam show": a verb of presenting ends the question, so talks are asked for. */
export function asksWhatOf({ reading, taken }: Question): boolean {
  return reading.cues.some(
    ({ cue, from, to }) =>
      cue === "present" &&
      from > 0 &&
      reading.tokens.every(
        (_token, index) => index < to || reading.isSilent(index) || isWithin(taken, index),
      ),
  );
}

/** The subject is somebody who acts rather than what is talked about: "did Cyberoam present", "talks by Cyberoam". */
export function namesAgent(question: Question): boolean {
  const { reading, subject, taken } = question;
  const first = reading.tokens.findIndex(
    ({ start, end }, index) =>
      !isWithin(taken, index) &&
      subject.query.startsWith(reading.text.slice(start, end)) &&
      !reading.isSilent(index),
  );
  if (first < 1 || subject.query === "" || question.people.length > 0) return false;
  const before = Array.from({ length: first }, (_, index) => first - 1 - index);
  const cue = before.find((index) => reading.at(index).length > 0);
  const cues = cue === undefined ? [] : reading.at(cue);
  if (cues.includes("by") && !cues.includes("about")) return reading.find("talk", "present") !== undefined;
  return cues.includes("did") && !cues.includes("passive") && !question.format && asksWhatOf(question);
}

/** Who is said to have said something: "what did Linus say about netfilter"; undefined for any other question. */
export function speakerSaid({ reading, people, taken }: Question): string | undefined {
  const say = reading.find("say");
  const did = reading.cues.find(({ cue, to }) => cue === "did" && say !== undefined && to <= say.from);
  if (!say || !did || people.length > 0) return undefined;
  const about = reading.cues.find(({ cue, from }) => cue === "about" && from >= did.to);
  const end = Math.min(say.from, about?.from ?? say.from);
  const between = reading.tokens.filter(
    (_token, index) => index >= did.to && index < end && !reading.isSilent(index) && !isWithin(taken, index),
  );
  return between.length > 0 ? between.map(({ raw }) => raw).join(" ") : undefined;
}

/**
 * "who organises the lightning talks": the verb behind "who" and its auxiliaries, where no cue is one. Some languages put it
 * at the end behind an auxiliary: "wer hat die Lightning Talks organisiert".
 */
export function verbOf({ reading, subject, taken }: Question): string | undefined {
  const who = reading.find("who");
  if (!who || !/\s/u.test(subject.query)) return undefined;
  let at = who.to;
  while (reading.at(at).includes("did")) at += 1;
  if (at > who.to && reading.language.verbLast) at = reading.tokens.length - 1;
  const isVerb = reading.at(at).length === 0 && !reading.isSilent(at) && !isWithin(taken, at);
  return isVerb ? reading.tokens[at]?.word : undefined;
}
