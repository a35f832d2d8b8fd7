import { type Block, type Reply, reply } from "../../core/reply.ts";
import type { Talk } from "../../core/talk.ts";
import { answerEntries, quotedStatements } from "./lines.ts";
import { type Conditions, conditionWords, type Setting } from "./setting.ts";

/** Talks that fit what was asked, with how many they are. */
export function listedTalks(
  talks: readonly Talk[],
  conditions: Conditions,
  setting: Setting,
  quotes: readonly number[] = [],
): Reply {
  const { phrases } = setting.language;
  const heading =
    `${phrases.talks(conditions.total ?? talks.length)} ${conditionWords(conditions, setting)}`.trim();
  return reply({
    summary: heading,
    known: talks.length > 0,
    blocks: [
      { kind: "heading", text: heading },
      ...answerEntries(talks, setting),
      ...quotedStatements(talks[0], quotes),
      ...wholeList(talks, conditions, setting),
    ],
    talks,
  });
}

/** How many talks fit: the number first, then which they are. */
export function countedTalks(talks: readonly Talk[], conditions: Conditions, setting: Setting): Reply {
  const { phrases } = setting.language;
  const { presenter, ...rest } = conditions;
  const words = conditionWords(rest, setting);
  const told =
    presenter === undefined
      ? phrases.talks(conditions.total ?? talks.length)
      : phrases.gave(presenter, conditions.total ?? talks.length);
  const sentence = `${told}${words === "" ? "" : ` ${words}`}.`;
  return reply({
    summary: sentence,
    blocks: [
      { kind: "text", text: sentence },
      ...answerEntries(talks, setting),
      ...wholeList(talks, conditions, setting),
    ],
    talks,
  });
}

/** The way to the list with pages, where not all are shown. */
function wholeList(
  talks: readonly Talk[],
  { about, day, presenter }: Conditions,
  { language }: Setting,
): Block[] {
  if (talks.length <= 10) return [];
  const args = {
    ...(day !== undefined && { day }),
    ...(about !== undefined && { topic: about.slice(0, 60) }),
    ...(presenter !== undefined && { presenter }),
  };
  return [
    {
      kind: "buttons",
      buttons: [{ label: language.phrases.allTalks, invocation: { command: "talks", args } }],
    },
  ];
}
