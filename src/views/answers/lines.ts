import type { Block, Inline, Rich } from "../../core/reply.ts";
import { statements, type Talk } from "../../core/talk.ts";
import { openButton, startMoment, titleLink } from "../talk-line.ts";
import { dayIn, elsewhere, namesOf, type Setting } from "./setting.ts";

const MOST_ENTRIES = 10;

/** A line on a talk: its title, who gave it, when and where. */
export function answerLine(talk: Talk, setting: Setting): Rich {
  const names = namesOf(talk, setting);
  return [
    titleLink(talk),
    ...(names === "" ? [] : [" · ", { kind: "bold", text: names } as const]),
    ` · ${dayIn(talk.day, setting)}`,
    ...timeOf(talk, setting),
    ...roomOf(talk),
    ...elsewhere(talk, setting),
  ];
}

/** ", 15:30", where it is known. */
export function timeOf(talk: Talk, { outline }: Setting): readonly Inline[] {
  const moment = startMoment(talk, outline.workshop, "time");
  return moment ? [", ", moment] : [];
}

/** ", Room 7", where it is known. */
export function roomOf({ room }: Talk): readonly Inline[] {
  return room === undefined ? [] : [`, ${room}`];
}

/** Lines on talks with their buttons, the first ten, and the way to the rest. */
export function answerEntries(talks: readonly Talk[], setting: Setting): Block[] {
  const { phrases } = setting.language;
  const rest = talks.length - MOST_ENTRIES;
  return [
    ...talks.slice(0, MOST_ENTRIES).map(
      (talk): Block => ({
        kind: "entry",
        text: answerLine(talk, setting),
        button: openButton(talk, phrases.open),
      }),
    ),
    ...(rest > 0 ? [{ kind: "note", text: phrases.moreTalks(rest) } as const] : []),
  ];
}

/** What was said in a talk, by the places of the statements. */
export function quotedStatements(talk: Talk | undefined, quotes: readonly number[]): Block[] {
  const told = talk && quotes.length > 0 ? statements(talk) : [];
  return quotes.flatMap((quote) => {
    const text = told[quote];
    return text === undefined ? [] : [{ kind: "text", text }];
  });
}
