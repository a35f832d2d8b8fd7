import { z } from "zod";
import { defineCommand } from "../src/core/command.ts";
import { namedProgramme } from "../src/core/current.ts";
import { nowCard } from "../src/views/running.ts";
import { whichWorkshop } from "./which-workshop.ts";

/** Shows what is being given now. */
export const now = defineCommand({
  name: "now",
  description: "What is being given now, by room, with the time left",
  args: z.object({
    workshop: whichWorkshop,
  }),
  examples: ["now"],
  run: async ({ workshop }, context) => nowCard(await namedProgramme(workshop, context), context.now),
});
