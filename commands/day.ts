import { z } from "zod";
import { defineCommand } from "../src/core/command.ts";
import { namedProgramme } from "../src/core/current.ts";
import { dayName, findDay } from "../src/core/day.ts";
import { UserError } from "../src/core/errors.ts";
import { days } from "../src/core/programme.ts";
import { dayDigest } from "../src/views/digest.ts";
import { whichWorkshop } from "./which-workshop.ts";

/** Shows the digest of a workshop day here and now. */
export const day = defineCommand({
  name: "day",
  description: "What was said on a workshop day",
  args: z.object({
    day: z
      .string()
      .max(60)
      .optional()
      .describe("A date, a weekday, a number from 1, or today")
      .meta({ completes: "day" }),
    workshop: whichWorkshop,
  }),
  examples: ["day 1", "day tuesday", "day 2011-08-24"],
  async run({ day: wanted, workshop }, context) {
    const programme = await namedProgramme(workshop, context);
    const all = days(programme);
    const today = findDay("today", programme, context.now) ?? all[0];
    const found = wanted === undefined ? today : findDay(wanted, programme, context.now);
    if (found !== undefined) return dayDigest(found, programme);
    const [first = "", last = first] = [all[0], all.at(-1)];
    throw new UserError(
      `There were no talks on “${wanted ?? "any day"}”: the ${programme.workshop.name} ran from ${dayName(first)} to ${dayName(last)}.`,
    );
  },
});
