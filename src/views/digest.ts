import { dayName } from "../core/day.ts";
import { days, talksOn, topics } from "../core/programme.ts";
import { type Block, type Inline, type Reply, type Rich, reply } from "../core/reply.ts";
import type { Programme, Talk } from "../core/talk.ts";
import { listed, plural } from "../core/text.ts";
import { talkCard } from "./talk-card.ts";
import { calledOff, firstSentence, openButton, presenterNames, startMoment, titleLink } from "./talk-line.ts";

/** More talks than this are not told one by one. */
const MOST_TOLD = 12;
const MOST_NUMBERS = 4;
const MOST_TOPICS = 10;
const MOST_TRACKS = 15;
const MOST_HIGHLIGHTS = 5;

/** What a channel's digest has beyond the plain one. */
export interface DigestOptions {
  /** The talks to tell, when not all of the day. */
  readonly talks?: readonly Talk[] | undefined;
  /** The calendar day of a retelling. */
  readonly retoldOn?: string | undefined;
  /** Days whose digests were too old to be posted. */
  readonly skipped?: readonly string[] | undefined;
}

/** A workshop day that a busy person reads in 20 seconds; every talk's card is one click away. */
export function dayDigest(day: string, programme: Programme, options: DigestOptions = {}): Reply {
  const { talks = talksOn(programme, day), retoldOn, skipped = [] } = options;
  const all = days(programme);
  const title = `${programme.workshop.name}, day ${all.indexOf(day) + 1} of ${all.length}: ${dayName(day)}`;
  return reply({
    summary: `${title}, ${plural(talks.length, "talk")}`,
    blocks: [
      { kind: "heading", text: title },
      ...(retoldOn === undefined ? [] : [retelling(day, retoldOn)]),
      ...(talks.length > MOST_TOLD ? crowdedDay(talks, programme) : quietDay(talks, programme)),
      { kind: "note", text: closing(day, talks, programme, skipped) },
      ...buttons(day, talks, programme),
    ],
    talks,
  });
}

/** One talk of a digest as a message in the thread under it. */
export function talkInThread(talk: Talk, programme: Programme): Reply {
  return talkCard(talk, programme);
}

function retelling(day: string, retoldOn: string): Block {
  const years = Number(retoldOn.slice(0, 4)) - Number(day.slice(0, 4));
  const ago = years > 0 ? `, ${plural(years, "year")} later` : "";
  return {
    kind: "text",
    text: { kind: "italic", text: `Retold${ago}. The talks were given on ${dayName(day)}.` },
  };
}

function quietDay(talks: readonly Talk[], programme: Programme): Block[] {
  if (talks.length === 0) return [{ kind: "text", text: "No talks on this day." }];
  return [{ kind: "list", items: talks.map((talk) => toldTalk(talk, programme)) }, ...numbers(talks)];
}

/** A day with too many talks to tell one by one: tracks with counts, and the talks of which most is known. */
function crowdedDay(talks: readonly Talk[], programme: Programme): Block[] {
  const tracks = new Map<string, number>();
  for (const { track, room } of talks) {
    const name = track ?? room;
    if (name !== undefined) tracks.set(name, (tracks.get(name) ?? 0) + 1);
  }
  const counted = [...tracks].toSorted(([, a], [, b]) => b - a);
  const more = counted.length - MOST_TRACKS;
  const highlights = talks.toSorted((a, b) => richness(b) - richness(a)).slice(0, MOST_HIGHLIGHTS);
  return [
    { kind: "text", text: `${plural(talks.length, "talk")}. Highlights:` },
    { kind: "list", items: highlights.map((talk) => toldTalk(talk, programme)) },
    ...(counted.length === 0
      ? []
      : [
          {
            kind: "list",
            items: [
              ...counted.slice(0, MOST_TRACKS).map(([name, count]) => `${name}: ${plural(count, "talk")}`),
              ...(more > 0 ? [`… and ${plural(more, "more track")}`] : []),
            ],
          } as const,
        ]),
  ];
}

function richness({ facts, summary, links, presenters }: Talk): number {
  return facts.length * 100 + links.length * 20 + presenters.length + Math.min(summary.length, 1000) / 100;
}

function buttons(day: string, talks: readonly Talk[], { workshop }: Programme): Block[] {
  if (talks.length === 0) return [];
  if (talks.length <= MOST_TOLD) {
    return [{ kind: "buttons", buttons: talks.map((talk) => openButton(talk, talk.title)) }];
  }
  const args = { day, workshop: workshop.id };
  const all = { label: `All ${talks.length} talks`, invocation: { command: "talks", args } };
  return [{ kind: "buttons", buttons: [all] }];
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
    calledOff(talk),
    point === "" ? "" : `: ${point}`,
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
      items: memorable.map(({ talk, fact }) => [
        fact,
        { kind: "italic", text: ` (${presenterNames(talk)})` },
      ]),
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

function closing(
  day: string,
  talks: readonly Talk[],
  programme: Programme,
  skipped: readonly string[],
): string {
  const all = days(programme);
  const tomorrow = all[all.indexOf(day) + 1];
  const common = topics({ ...programme, talks }).slice(0, MOST_TOPICS);
  const next =
    tomorrow === undefined
      ? "This was the last day."
      : `Next day: ${plural(talksOn(programme, tomorrow).length, "talk")}, ${dayName(tomorrow)}.`;
  return [
    ...(common.length === 0 ? [] : [`Topics: ${common.map(({ topic }) => topic).join(", ")}`]),
    next,
    ...(skipped.length === 0
      ? []
      : [`Too old to be posted: ${listed(skipped.map((missed) => dayName(missed)))}.`]),
  ].join("\n");
}
