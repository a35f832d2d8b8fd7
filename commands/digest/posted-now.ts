import type { Context } from "../../src/core/command.ts";
import { dayName, findDay } from "../../src/core/day.ts";
import { UserError } from "../../src/core/errors.ts";
import type { Draft } from "../../src/core/outbox.ts";
import { days } from "../../src/core/programme.ts";
import type { Subscription } from "../../src/core/subscription.ts";
import type { Programme } from "../../src/core/talk.ts";
import { digestDrafts } from "../../src/digests/plan.ts";

/**
 * The digest of a day (by default the next that this channel gets, or the first), as the channel's subscription wants
 * it, under keys that begin with `key`. Throws UserError when there is no such day.
 */
export async function postedNow(
  text: string | undefined,
  programme: Programme,
  context: Context,
  key: string,
  again = 0,
): Promise<[Draft, ...Draft[]]> {
  const all = await context.store.digests.subscriptions(context);
  const { id: workshop, name } = programme.workshop;
  const known = all.find((one) => one.channel === context.channel && one.workshop === workshop);
  const day =
    text === undefined ? (known?.next?.day ?? days(programme)[0]) : findDay(text, programme, context.now);
  if (day === undefined)
    throw new UserError(`“${text ?? "today"}” is no day of the ${name}: try a number from 1.`);
  const subscription = { ...(known ?? plainOrder(context, workshop)), id: `${key}/${day}/${again}` };
  const [digest, ...thread] = digestDrafts(subscription, programme, {
    day,
    due: context.now.toISOString(),
    late: false,
  });
  if (!digest) throw new UserError(`No talk on ${dayName(day)} fits what this channel subscribed to.`);
  return [unowned(digest, known), ...thread.map((draft) => unowned(draft, known))];
}

/** A message that somebody asked for belongs to the subscription only where there is one. */
function unowned(draft: Draft, known: Subscription | undefined): Draft {
  return { ...draft, subscription: known?.id };
}

function plainOrder({ platform, workspace, channel }: Context, workshop: string): Omit<Subscription, "id"> {
  return {
    platform,
    workspace,
    channel,
    workshop,
    mode: "live",
    time: "18:00",
    threads: false,
    topics: [],
    tracks: [],
    empty: true,
    state: "active",
    skipped: [],
  };
}
