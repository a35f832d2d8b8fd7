import { dayName } from "../core/day.ts";
import type { OutboxEntry } from "../core/outbox.ts";
import { type Block, type Inline, type Reply, type Rich, reply } from "../core/reply.ts";
import type { DigestOrder, Subscription } from "../core/subscription.ts";
import type { Programme } from "../core/talk.ts";
import { listed, plural } from "../core/text.ts";

const MODES: Record<DigestOrder["mode"], string> = {
  live: "live, on the evening of each day",
  "next-morning": "live, on the day after",
  replay: "a retelling, one workshop day a day",
  "replay-weekdays": "a retelling, one workshop day a weekday",
};

/** Says that a channel is subscribed, and when it hears of what. */
export function subscribed(subscription: Subscription, programme: Programme, count: number): Reply {
  const { next, channel } = subscription;
  return reply({
    summary: `Subscribed to the ${programme.workshop.name}`,
    audience: "asker",
    blocks: [
      {
        kind: "text",
        text: [
          { kind: "channel", id: channel },
          ` is subscribed to the ${programme.workshop.name}: ${plural(count, "digest")}, ${MODES[subscription.mode]}`,
          ...(next ? [". The first comes ", moment(next.at, programme), "."] : ["."]),
        ],
      },
      ...narrowing(subscription),
      {
        kind: "buttons",
        buttons: [
          {
            label: "Preview the first",
            invocation: { command: "digest preview", args: { day: next?.day ?? "1" } },
          },
          { label: "List", invocation: { command: "digest list", args: {} } },
        ],
      },
    ],
  });
}

/** Proposes to retell a workshop that is over. */
export function replayProposal(args: Readonly<Record<string, string>>, programme: Programme): Reply {
  const { name, lastDay } = programme.workshop;
  const propose = (label: string, mode: DigestOrder["mode"]) => ({
    label,
    primary: mode === "replay",
    invocation: { command: "digest subscribe", args: { ...args, mode } },
  });
  return reply({
    summary: `The ${name} is over: shall I retell it?`,
    audience: "asker",
    blocks: [
      {
        kind: "text",
        text: `The ${name} ended on ${dayName(lastDay)}. Shall I retell it here, one workshop day at a time?`,
      },
      {
        kind: "buttons",
        buttons: [
          propose("Retell it, a day a day", "replay"),
          propose("On weekdays only", "replay-weekdays"),
        ],
      },
    ],
  });
}

/** What a list shows of one subscription. */
export interface ListedSubscription {
  readonly subscription: Subscription;
  readonly programme: Programme;
  /** The last entries of the outbox for it, the latest first. */
  readonly entries: readonly OutboxEntry[];
}

/** All subscriptions of a workspace with how they stand. */
export function subscriptionList(all: readonly ListedSubscription[]): Reply {
  if (all.length === 0) {
    return reply({
      summary: "No channel is subscribed yet",
      audience: "asker",
      blocks: [
        {
          kind: "text",
          text: [
            "No channel is subscribed yet: ",
            { kind: "typed", invocation: { command: "digest subscribe", args: {} } },
            " starts.",
          ],
        },
      ],
    });
  }
  return reply({
    summary: plural(all.length, "subscription"),
    audience: "asker",
    blocks: [
      { kind: "heading", text: plural(all.length, "subscription") },
      { kind: "list", items: all.map(subscriptionLine) },
    ],
  });
}

function subscriptionLine({ subscription, programme, entries }: ListedSubscription): Rich {
  const { channel, mode, state, reason, next } = subscription;
  const standing: Inline[] =
    state === "paused"
      ? [`paused${reason === undefined ? "" : `: ${reason}`}`]
      : next
        ? ["next ", moment(next.at, programme)]
        : ["all told"];
  const sent = entries.filter((entry) => entry.state === "sent").length;
  const troubles = entries.filter((entry) => entry.state === "dead" || entry.state === "skipped");
  return [
    { kind: "channel", id: channel },
    `: ${programme.workshop.name}, ${MODES[mode]}; `,
    ...standing,
    `; ${plural(sent, "message")} posted`,
    ...troubles.map((entry) => `; ${entry.day} was not posted (${entry.reason ?? entry.state})`),
  ];
}

function narrowing({ topics, tracks, threads }: Subscription): Block[] {
  const lines = [
    ...(topics.length === 0 ? [] : [`Only talks on ${listed(topics, "or")}.`]),
    ...(tracks.length === 0 ? [] : [`Only tracks ${listed(tracks, "or")}.`]),
    ...(threads ? ["Each talk gets a message in the thread below."] : []),
  ];
  return lines.length === 0 ? [] : [{ kind: "note", text: lines.join(" ") }];
}

function moment(at: string, { workshop }: Programme): Inline {
  return { kind: "moment", at, zone: workshop.timezone, show: "date-time" };
}
