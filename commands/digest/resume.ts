import { type Context, defineCommand } from "../../src/core/command.ts";
import { namedProgramme } from "../../src/core/current.ts";
import { UserError } from "../../src/core/errors.ts";
import type { Due, Subscription } from "../../src/core/subscription.ts";
import type { Programme } from "../../src/core/talk.ts";
import { nextAfter, replayStart, schedule } from "../../src/digests/schedule.ts";
import { subscribed } from "../../src/views/subscription.ts";
import { oneSubscription, whichSubscription } from "./arguments.ts";

/** Goes on with a channel's digests. A retelling goes on where it stopped; live digests with the next day to come. */
export const digestResume = defineCommand({
  name: "digest resume",
  description: "Go on with a channel's digests",
  access: "organisers",
  audience: "asker",
  args: whichSubscription,
  examples: ["digest resume"],
  async run(args, context) {
    const subscription = await oneSubscription(args, context);
    const programme = await namedProgramme(subscription.workshop, context);
    const obstacle = await context.switchboard.obstacle(subscription, subscription.threads);
    if (obstacle !== undefined) throw new UserError(obstacle);
    const { next, start } = onward(subscription, programme, context);
    await context.store.digests.resume(subscription.id, next, start);
    const resumed = { ...subscription, next, start: start ?? subscription.start };
    const count = schedule(resumed, programme).filter(({ at }) => next !== undefined && at >= next.at).length;
    return subscribed(resumed, programme, count);
  },
});

function onward(
  subscription: Subscription,
  programme: Programme,
  { now }: Context,
): { next?: Due; start?: string } {
  const { mode, next } = subscription;
  if (next === undefined) return {};
  if (Date.parse(next.at) > now.getTime()) return { next };
  if (mode === "replay" || mode === "replay-weekdays")
    return replayStart(subscription, programme, now, next.day) ?? {};
  const coming = nextAfter(subscription, programme, now);
  return coming ? { next: coming } : {};
}
