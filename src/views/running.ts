import { dayName } from "../core/day.ts";
import { durationText } from "../core/duration.ts";
import { type Block, type Inline, pieces, type Reply, type Rich, reply } from "../core/reply.ts";
import { comingAfter, nextStart, type Running, runningAt, type Scheduled } from "../core/running.ts";
import type { Programme, Workshop } from "../core/talk.ts";
import { listed, plural } from "../core/text.ts";
import { openButton, presenterNames } from "./talk-line.ts";

/** Each of so many talks has a button of its own. */
const MOST_BUTTONS = 10;

/** What is being given now, by room, with the time left. */
export function nowCard(programme: Programme, now: Date): Reply {
  const running = runningAt(programme, now);
  const { workshop } = programme;
  if (running.length === 0) return nothing("Nothing is being given right now", programme, now);
  const heading = `Now at the ${workshop.name}: ${plural(running.length, "talk")}`;
  return reply({
    summary: heading,
    blocks: [
      { kind: "heading", text: heading },
      ...lines(running.map((one) => ({ talk: one.talk, text: runningLine(one, workshop, now) }))),
      {
        kind: "buttons",
        buttons: [
          { label: "What comes next", invocation: { command: "next", args: { workshop: workshop.id } } },
        ],
      },
    ],
    talks: running.map(({ talk }) => talk),
  });
}

/** What begins within some minutes, by room. */
export function nextCard(programme: Programme, now: Date, minutes: number): Reply {
  const coming = comingAfter(programme, now, minutes * 60_000);
  if (coming.length === 0)
    return nothing(`Nothing begins within ${plural(minutes, "minute")}`, programme, now);
  const heading = `Within ${plural(minutes, "minute")} at the ${programme.workshop.name}: ${plural(coming.length, "talk")}`;
  return reply({
    summary: heading,
    blocks: [
      { kind: "heading", text: heading },
      ...lines(coming.map((talk) => ({ talk, text: comingLine(talk, programme.workshop, now) }))),
    ],
    talks: coming,
  });
}

/** Tells a channel of talks that begin together before long. */
export function soonNotice(talks: readonly [Scheduled, ...Scheduled[]], { workshop }: Programme): Reply {
  const [{ start }] = talks;
  return reply({
    summary: `Starting soon: ${listed(talks.map(({ title }) => title))}`,
    blocks: [
      {
        kind: "heading",
        text: ["Starting soon, at ", { kind: "moment", at: start, zone: workshop.timezone, show: "time" }],
      },
      ...lines(talks.map((talk) => ({ talk, text: roomLine(talk) }))),
    ],
    talks,
  });
}

/** One line on a talk: its room, title and presenters. */
function roomLine(talk: Scheduled): Rich {
  const people = presenterNames(talk);
  return [
    ...(talk.room === undefined ? [] : [`${talk.room}: `]),
    { kind: "bold", text: talk.title },
    people === "" ? "" : `, ${people}`,
  ];
}

function runningLine({ talk, end }: Running, { timezone }: Workshop, now: Date): Rich {
  const until: Inline[] = end
    ? [
        " · until ",
        { kind: "moment", at: end, zone: timezone, show: "time" },
        `, ${durationText(Date.parse(end) - now.getTime())} left`,
      ]
    : [" · since ", { kind: "moment", at: talk.start, zone: timezone, show: "time" }];
  return [...pieces(roomLine(talk)), ...until];
}

function comingLine(talk: Scheduled, { timezone }: Workshop, now: Date): Rich {
  return [
    ...pieces(roomLine(talk)),
    " · ",
    { kind: "moment", at: talk.start, zone: timezone, show: "time" },
    `, in ${durationText(Date.parse(talk.start) - now.getTime())}`,
  ];
}

function lines(all: readonly { talk: Scheduled; text: Rich }[]): Block[] {
  if (all.length > MOST_BUTTONS) return [{ kind: "list", items: all.map(({ text }) => text) }];
  return all.map(({ talk, text }) => ({ kind: "entry", text, button: openButton(talk) }));
}

/** Says what comes instead, or why nothing does. */
function nothing(sentence: string, programme: Programme, now: Date): Reply {
  const coming = nextStart(programme, now);
  const { name, timezone, lastDay } = programme.workshop;
  const [first] = coming;
  const hasTimes = programme.talks.some(({ start }) => start !== undefined);
  const rest: Rich = first
    ? [". Next: ", { kind: "moment", at: first.start, zone: timezone, show: "date-time" }, "."]
    : hasTimes
      ? [`: the ${name} ended on ${dayName(lastDay)}.`]
      : [`, as far as I know: the schedule of the ${name} has no times.`];
  return reply({
    summary: sentence,
    blocks: [
      { kind: "text", text: [sentence, ...rest] },
      ...lines(coming.map((talk) => ({ talk, text: roomLine(talk) }))),
    ],
    talks: coming,
  });
}
