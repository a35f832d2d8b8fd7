import { dayName } from "../core/day.ts";
import { days, talksOn, topics } from "../core/programme.ts";
import { type Block, type Inline, type Reply, type Rich, reply } from "../core/reply.ts";
import type { Programme, Talk } from "../core/talk.ts";
import { plural } from "../core/text.ts";
import { firstSentence, openButton, presenterNames, startMoment, titleLink } from "./talk-line.ts";

/** More talks than this are not told one by one. */
const MOST_TOLD = 12;
const MOST_NUMBERS = 4;
const MOST_TOPICS = 10;

/** A workshop day that a busy person reads in 20 seconds; every talk's card is one click away. */
export function dayDigest(day: string, programme: Programme): Reply {
  const { workshop } = programme;
  const all = days(programme);
  const talks = talksOn(programme, day);
  const title = `${workshop.name}, day ${all.indexOf(day) + 1} of ${all.length}: ${dayName(day)}`;
  const told = talks.slice(0, MOST_TOLD);
  return reply({
    summary: `${title}, ${plural(talks.length, "talk")}`,
    blocks: [
      { kind: "heading", text: title },
      { kind: "list", items: told.map((talk) => toldTalk(talk, programme)) },
      ...untold(talks, day),
      ...numbers(talks),
      { kind: "note", text: closing(day, talks, programme) },
      { kind: "buttons", buttons: told.map((talk) => openButton(talk, talk.title)) },
    ],
    talks,
  });
}

function toldTalk(talk: Talk, { workshop }: Programme): Rich {
  const moment = startMoment(talk, workshop, "time");
  const time: Inline[] = moment ? [moment, " "] : [];
  const people = presenterNames(talk);
  const point = firstSentence(talk.summary);
  return [
    ...time,
    titleLink(talk),
    ...(people === "" ? [] : [", ", { kind: "bold", text: people } as const]),
    point === "" ? "" : `: ${point}`,
  ];
}

function untold(talks: readonly Talk[], day: string): Block[] {
  if (talks.length <= MOST_TOLD) return [];
  return [
    { kind: "text", text: `… and ${plural(talks.length - MOST_TOLD, "more talk")}.` },
    {
      kind: "buttons",
      buttons: [{ label: `All ${talks.length} talks`, invocation: { command: "talks", args: { day } } }],
    },
  ];
}

function numbers(talks: readonly Talk[]): Block[] {
  const memorable = talks
    .flatMap((talk) => talk.facts.map((fact) => ({ talk, fact, weight: memorability(fact) })))
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, MOST_NUMBERS);
  if (memorable.length === 0) return [];
  return [
    { kind: "text", text: { kind: "bold", text: "Numbers worth remembering" } },
    {
      kind: "list",
      items: memorable.map(({ talk, fact }) => [fact, { kind: "italic", text: ` ${presenterNames(talk)}` }]),
    },
  ];
}

/** How many measured quantities a sentence holds: numbers with a unit or of several digits, apart from years and versions. */
function memorability(fact: string): number {
  const quantities = fact.match(
    /(?<![\w.])\d[\d,.]*(?:\s?(?:%|€|EUR|[kMG]?[Bb](?:it|yte)?s?\b|m?s\b|h\b|hours?|minutes?|seconds?|rules?))/gu,
  );
  const large = fact.match(/(?<![\w.])\d{1,3}(?:,\d{3})+/gu);
  return (quantities?.length ?? 0) + (large?.length ?? 0);
}

function closing(day: string, talks: readonly Talk[], programme: Programme): string {
  const all = days(programme);
  const tomorrow = all[all.indexOf(day) + 1];
  const common = topics({ ...programme, talks }).slice(0, MOST_TOPICS);
  const next =
    tomorrow === undefined
      ? "This was the last day."
      : `Next day: ${plural(talksOn(programme, tomorrow).length, "talk")}, ${dayName(tomorrow)}.`;
  return common.length === 0 ? next : `Topics: ${common.map(({ topic }) => topic).join(", ")}\n${next}`;
}
