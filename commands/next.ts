import { z } from "zod";
import { defineCommand } from "../src/core/command.ts";
import { namedProgramme } from "../src/core/current.ts";
import { nextCard } from "../src/views/running.ts";
import { whichWorkshop } from "./which-workshop.ts";

const DEFAULT_MINUTES = 60;

/** Shows what begins soon. */
export const next = defineCommand({
  name: "next",
  description: "What begins within the next hour or so, by room",
  args: z.object({
    minutes: z.coerce
      .number()
      .int()
      .min(1)
      .max(1440)
      .optional()
      .describe("Within so many minutes, 60 by default"),
    workshop: whichWorkshop,
  }),
  examples: ["next", "next 20"],
  run: async ({ minutes = DEFAULT_MINUTES, workshop }, context) =>
    nextCard(await namedProgramme(workshop, context), context.now, minutes),
});
