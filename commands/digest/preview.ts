import { z } from "zod";
import { defineCommand } from "../../src/core/command.ts";
import { namedProgramme } from "../../src/core/current.ts";
import { postedNow } from "./posted-now.ts";

/** Shows privately what would be posted for a workshop day. */
export const digestPreview = defineCommand({
  name: "digest preview",
  description: "See privately what a day's digest looks like",
  audience: "asker",
  args: z.object({
    day: z
      .string()
      .max(60)
      .optional()
      .describe("A date, a weekday, or a number from 1")
      .meta({ completes: "day" }),
    workshop: z.string().max(100).optional().describe("Which workshop").meta({ completes: "workshop" }),
  }),
  examples: ["digest preview", "digest preview 2"],
  async run({ day, workshop }, context) {
    const programme = await namedProgramme(workshop, context);
    const [digest] = await postedNow(day, programme, context, "preview");
    return { ...digest.reply, audience: "asker" };
  },
});
