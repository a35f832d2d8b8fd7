import { z } from "zod";
import { type Context, defineCommand } from "../../src/core/command.ts";
import { namedProgramme } from "../../src/core/current.ts";
import { UserError } from "../../src/core/errors.ts";
import { days } from "../../src/core/programme.ts";
import type { DigestMode, DigestOrder, Due } from "../../src/core/subscription.ts";
import type { Programme } from "../../src/core/talk.ts";
import { wantedTalks } from "../../src/digests/plan.ts";
import { nextAfter, replayStart, schedule } from "../../src/digests/schedule.ts";
import { replayProposal, subscribed } from "../../src/views/subscription.ts";
import { channelAddress } from "./arguments.ts";

const DEFAULT_TIME = { live: "18:00", "next-morning": "09:00", replay: "18:00", "replay-weekdays": "18:00" };

/** Subscribes a channel to the digests of a workshop. */
export const digestSubscribe = defineCommand({
  name: "digest subscribe",
  description: "Post a digest of each workshop day in a channel",
  access: "organisers",
  audience: "asker",
  form: true,
  args: z.object({
    workshop: z.string().max(100).optional().describe("Which workshop").meta({ completes: "workshop" }),
    time: z
      .string()
      .regex(/^([01]?\d|2[0-3]):[0-5]\d$/u, "write it as 18:00")
      .optional()
      .describe("When, in the workshop's time zone, such as 18:00"),
    mode: z
      .enum(["live", "next-morning", "replay", "replay-weekdays"])
      .optional()
      .describe("Live on each day or the morning after, or a retelling of a past workshop"),
    channel: z.string().max(100).optional().describe("Where, when not here").meta({ completes: "channel" }),
    threads: z.stringbool().optional().describe("A message for each talk in a thread under the digest"),
    tracks: z.string().max(300).optional().describe("Only these tracks, separated by commas"),
    topics: z.string().max(300).optional().describe("Only these topics, separated by commas"),
    start: z.iso
      .date("write it as 2026-12-01")
      .optional()
      .describe("First day of a retelling, such as 2026-12-01"),
    empty: z.stringbool().optional().describe("Post also on days without talks"),
  }),
  examples: ["digest subscribe", "digest subscribe mode:replay time:09:00 threads:yes"],
  async run(args, context) {
    const programme = await namedProgramme(args.workshop, context);
    const isOver = nextAfter({ mode: "live", time: "23:59" }, programme, context.now) === undefined;
    if (args.mode === undefined && isOver) return replayProposal(given(args), programme);
    const mode = args.mode ?? "live";
    const address = channelAddress(args.channel, context);
    const order: DigestOrder = {
      ...address,
      workshop: programme.workshop.id,
      mode,
      time: (args.time ?? DEFAULT_TIME[mode]).padStart(5, "0"),
      threads: args.threads ?? false,
      topics: listOf(args.topics),
      tracks: listOf(args.tracks),
      empty: args.empty ?? false,
    };
    refuseWithoutTalks(order, programme);
    const obstacle = await context.switchboard.obstacle(address, order.threads);
    if (obstacle !== undefined) throw new UserError(obstacle);
    const { next, start } = first(order, args.start, programme, context);
    const subscription = await context.store.digests.subscribe({ ...order, start }, next);
    const count = schedule(subscription, programme).filter(({ at }) => at >= next.at).length;
    return subscribed(subscription, programme, count);
  },
});

function first(
  order: DigestOrder,
  start: string | undefined,
  programme: Programme,
  { now }: Context,
): { next: Due; start?: string } {
  if (!isReplay(order.mode)) {
    const next = nextAfter(order, programme, now);
    if (next) return { next };
    throw new UserError(`The ${programme.workshop.name} is over: mode replay retells it.`);
  }
  const soonest = replayStart(order, programme, now);
  if (!soonest) throw new UserError(`The ${programme.workshop.name} has no talks to retell yet.`);
  if (start === undefined || start <= soonest.start) return soonest;
  const [next] = schedule({ ...order, start }, programme);
  return next ? { next, start } : soonest;
}

function refuseWithoutTalks(order: DigestOrder, programme: Programme): void {
  if (days(programme).some((day) => wantedTalks(order, programme, day).length > 0)) return;
  throw new UserError(
    "No talk of that workshop fits these topics and tracks: please name others, or leave them out.",
  );
}

function isReplay(mode: DigestMode): boolean {
  return mode === "replay" || mode === "replay-weekdays";
}

function listOf(text = ""): string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
}

/** The arguments as they were typed, for a button that adds one. */
function given(args: Readonly<Record<string, string | boolean | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(args)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, String(value)]),
  );
}
