import { z } from "zod";
import { defineCommand } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import { key } from "../../src/core/text.ts";
import { soonUnsubscribed } from "../../src/views/soon.ts";
import { channelAddress } from "../digest/arguments.ts";

/** Ends the notices before talks begin, all of a channel or those of a room or track. */
export const soonUnsubscribe = defineCommand({
  name: "soon unsubscribe",
  description: "No more notices before talks begin",
  access: "organisers",
  audience: "asker",
  args: z.object({
    room: z.string().max(100).optional().describe("Only those of this room"),
    track: z.string().max(100).optional().describe("Only those of this track"),
    channel: z
      .string()
      .max(100)
      .optional()
      .describe("Which channel, when not this one")
      .meta({ completes: "channel" }),
  }),
  examples: ["soon unsubscribe"],
  async run({ room, track, channel }, { store, ...context }) {
    const address = channelAddress(channel, { store, ...context });
    const ended = (await store.reminders.all(address)).filter(
      (one) => one.channel === address.channel && isNamed(one.room, room) && isNamed(one.track, track),
    );
    if (ended.length === 0) {
      throw new UserError([
        "That channel gets no such notices: ",
        { kind: "typed", invocation: { command: "soon list", args: {} } },
        " shows which do.",
      ]);
    }
    for (const { id } of ended) await store.reminders.unsubscribe(id);
    return soonUnsubscribed(address.channel);
  },
});

function isNamed(name: string | undefined, wanted: string | undefined): boolean {
  return wanted === undefined || key(name ?? "") === key(wanted);
}
