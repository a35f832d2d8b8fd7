import { z } from "zod";
import { defineCommand } from "../../src/core/command.ts";
import { namedProgramme } from "../../src/core/current.ts";
import { UserError } from "../../src/core/errors.ts";
import type { Programme, Talk } from "../../src/core/talk.ts";
import { key, listed } from "../../src/core/text.ts";
import { soonSubscribed } from "../../src/views/soon.ts";
import { channelAddress } from "../digest/arguments.ts";
import { whichWorkshop } from "../which-workshop.ts";

const DEFAULT_MINUTES = 10;

/** Has a channel told of talks shortly before they begin. */
export const soonSubscribe = defineCommand({
  name: "soon subscribe",
  description: "Tell a channel of talks some minutes before they begin",
  access: "organisers",
  audience: "asker",
  args: z.object({
    minutes: z.coerce
      .number()
      .int()
      .min(1)
      .max(240)
      .optional()
      .describe("How many minutes before, 10 by default"),
    room: z.string().max(100).optional().describe("Only talks in this room"),
    track: z.string().max(100).optional().describe("Only talks of this track"),
    channel: z.string().max(100).optional().describe("Where, when not here").meta({ completes: "channel" }),
    workshop: whichWorkshop,
  }),
  examples: ["soon subscribe", "soon subscribe 5 room:Main hall"],
  async run({ minutes = DEFAULT_MINUTES, channel, workshop, ...wishes }, context) {
    const programme = await namedProgramme(workshop, context);
    const room = known(wishes.room, "room", programme);
    const track = known(wishes.track, "track", programme);
    const address = channelAddress(channel, context);
    const obstacle = await context.switchboard.obstacle(address, false);
    if (obstacle !== undefined) throw new UserError(obstacle);
    const order = { ...address, workshop: programme.workshop.id, minutes, room, track };
    return soonSubscribed(await context.store.reminders.subscribe(order), programme.workshop);
  },
});

/** A room or track as the programme writes it. Throws UserError when there is none of that name. */
function known(wanted: string | undefined, part: "room" | "track", { talks, workshop }: Programme) {
  if (wanted === undefined) return undefined;
  const all = [...new Set(talks.flatMap((talk: Talk) => talk[part] ?? []))];
  const found = all.find((name) => key(name) === key(wanted));
  if (found !== undefined) return found;
  const hint = all.length === 0 ? "it names none" : `it has ${listed(all.slice(0, 10))}`;
  throw new UserError(`The ${workshop.name} has no ${part} “${wanted}”: ${hint}.`);
}
