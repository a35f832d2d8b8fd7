import type { Reminder } from "../core/reminders.ts";
import { type Reply, type Rich, reply, wording } from "../core/reply.ts";
import type { Workshop } from "../core/talk.ts";
import { plural } from "../core/text.ts";

/** Says that a channel is told before talks begin. */
export function soonSubscribed(reminder: Reminder, { name }: Workshop): Reply {
  return said([
    { kind: "channel", id: reminder.channel },
    ` is told of talks at the ${name} ${plural(reminder.minutes, "minute")} before they begin${only(reminder)}.`,
  ]);
}

/** Says that a channel is no longer told. */
export function soonUnsubscribed(channel: string): Reply {
  return said(["No more notices before talks begin in ", { kind: "channel", id: channel }, "."]);
}

/** Which channels are told; `names` has the names of workshops by their ids. */
export function soonList(all: readonly Reminder[], names: ReadonlyMap<string, string>): Reply {
  if (all.length === 0) {
    return said([
      "No channel is told before talks begin: ",
      { kind: "typed", invocation: { command: "soon subscribe", args: {} } },
      " starts.",
    ]);
  }
  const items = all.map((reminder): Rich => {
    const { channel, workshop, minutes, obstacle } = reminder;
    return [
      { kind: "channel", id: channel },
      `: ${names.get(workshop) ?? workshop}, ${plural(minutes, "minute")} before${only(reminder)}`,
      obstacle === undefined ? "" : `; stopped: ${obstacle}`,
    ];
  });
  return reply({
    summary: "Told before talks begin",
    audience: "asker",
    blocks: [
      { kind: "heading", text: "Told before talks begin" },
      { kind: "list", items },
    ],
  });
}

function only({ room, track }: Reminder): string {
  return [
    ...(room === undefined ? [] : [`, only in ${room}`]),
    ...(track === undefined ? [] : [`, only of the track ${track}`]),
  ].join("");
}

function said(text: Rich): Reply {
  return reply({ summary: wording(text), audience: "asker", blocks: [{ kind: "text", text }] });
}
