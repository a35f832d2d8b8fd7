import { z } from "zod";
import type { Context } from "../../src/core/command.ts";
import { namedProgramme } from "../../src/core/current.ts";
import { UserError } from "../../src/core/errors.ts";
import type { ChannelAddress, Subscription } from "../../src/core/subscription.ts";

/** A channel as people name it: by a mention of the platform, or by its id. Throws UserError for anything else. */
export function channelAddress(text: string | undefined, context: Context): ChannelAddress {
  const { platform, workspace } = context;
  if (text === undefined) return { platform, workspace, channel: context.channel };
  const [, channel] = /^(?:<#)?([A-Za-z0-9]+)(?:\|[^>]*)?>?$/u.exec(text.trim()) ?? [];
  if (channel === undefined) {
    throw new UserError(
      `I can't tell which channel “${text}” is: leave it out to mean this one, or choose it from the list.`,
    );
  }
  return { platform, workspace, channel };
}

/** The arguments with which people name a subscription. */
export const whichSubscription = z.object({
  channel: z
    .string()
    .max(100)
    .optional()
    .describe("Which channel, when not this one")
    .meta({ completes: "channel" }),
  workshop: z
    .string()
    .max(100)
    .optional()
    .describe("Which workshop, when there are several")
    .meta({ completes: "workshop" }),
});

/**
 * The subscription of a channel of this workspace. Throws UserError when there is none, or several and no word on which.
 */
export async function oneSubscription(
  { channel, workshop }: z.output<typeof whichSubscription>,
  context: Context,
): Promise<Subscription> {
  const address = channelAddress(channel, context);
  const wanted = workshop === undefined ? undefined : (await namedProgramme(workshop, context)).workshop.id;
  const all = await context.store.digests.subscriptions(address);
  const here = all.filter(
    (one) => one.channel === address.channel && (wanted ?? one.workshop) === one.workshop,
  );
  const [only, another] = here;
  if (!only) {
    throw new UserError([
      "That channel isn't subscribed: ",
      { kind: "typed", invocation: { command: "digest list", args: {} } },
      " shows which are.",
    ]);
  }
  if (another)
    throw new UserError(`That channel has ${here.length} subscriptions: please say which workshop.`);
  return only;
}
