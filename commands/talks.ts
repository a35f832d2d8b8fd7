import { z } from "zod";
import { type Context, defineCommand } from "../src/core/command.ts";
import { namedProgramme } from "../src/core/current.ts";
import { dayName, findDay } from "../src/core/day.ts";
import { UserError } from "../src/core/errors.ts";
import { talksBy } from "../src/core/programme.ts";
import { apology } from "../src/core/reply.ts";
import type { Programme, Talk } from "../src/core/talk.ts";
import { listed, plural } from "../src/core/text.ts";
import { talkList } from "../src/views/talk-list.ts";
import { whichWorkshop } from "./which-workshop.ts";

const EVERYTHING = 1000;

/** Lists the programme, whole or narrowed to a day, a topic or a presenter. */
export const talks = defineCommand({
  name: "talks",
  description: "List the talks, all or those of a day, a topic or a presenter",
  args: z.object({
    day: z
      .string()
      .max(60)
      .optional()
      .describe("A date, a weekday or a number from 1")
      .meta({ completes: "day" }),
    topic: z.string().max(60).optional().describe("What the talks are about").meta({ completes: "topic" }),
    presenter: z.string().max(60).optional().describe("Who gave them").meta({ completes: "presenter" }),
    workshop: whichWorkshop,
    page: z.coerce.number().int().min(1).max(1000).optional().describe("Which page, from 1"),
  }),
  examples: ["talks", "talks monday", "talks topic:conntrack"],
  async run({ page = 1, workshop, ...filters }, context) {
    const programme = await namedProgramme(workshop, context);
    const { day, ...rest } = understood(filters, programme, context.now);
    const kept = await narrowed(programme, { day, ...rest }, context);
    const wording = worded(day, rest);
    if (kept.length === 0) return apology(`I know no talks${wording}.`);
    const args = Object.fromEntries(
      Object.entries({ day, ...rest, workshop }).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value]],
      ),
    );
    const heading = `${plural(kept.length, "talk")}${wording}`;
    return talkList(kept, { heading, programme, invocation: { command: "talks", args }, page });
  },
});

interface Filters {
  readonly day?: string | undefined;
  readonly topic?: string | undefined;
  readonly presenter?: string | undefined;
}

/** Text without a name stands for the day; where it is no day, a topic was meant. */
function understood(filters: Filters, programme: Programme, now: Date): Filters {
  if (filters.day === undefined) return filters;
  const day = findDay(filters.day, programme, now);
  if (day !== undefined) return { ...filters, day };
  if (filters.topic === undefined) return { ...filters, day: undefined, topic: filters.day };
  throw new UserError(
    `“${filters.day}” is no day of the ${programme.workshop.name}: try a weekday or a date.`,
  );
}

async function narrowed(
  programme: Programme,
  { day, topic, presenter }: Filters,
  context: Context,
): Promise<Talk[]> {
  const workshop = programme.workshop.id;
  let kept = programme.talks.filter((talk) => day === undefined || talk.day === day);
  if (topic !== undefined) {
    const { hits } = await context.store.search(topic, { workshop, limit: EVERYTHING });
    const found = new Set(hits.map((hit) => hit.talk.id));
    kept = kept.filter(({ id }) => found.has(id));
  }
  if (presenter !== undefined) {
    const people = await context.store.presenters(presenter, { workshop, limit: EVERYTHING });
    const theirs = new Set(people.flatMap((person) => talksBy(programme, person)).map(({ id }) => id));
    kept = kept.filter(({ id }) => theirs.has(id));
  }
  return kept;
}

function worded(day: string | undefined, { topic, presenter }: Filters): string {
  const parts = [
    ...(topic === undefined ? [] : [`on “${topic}”`]),
    ...(presenter === undefined ? [] : [`by ${presenter}`]),
    ...(day === undefined ? [] : [`on ${dayName(day)}`]),
  ];
  return parts.length === 0 ? "" : ` ${listed(parts)}`;
}
