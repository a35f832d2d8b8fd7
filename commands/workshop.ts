import { z } from "zod";
import { defineCommand } from "../src/core/command.ts";
import { namedProgramme } from "../src/core/current.ts";
import { workshopCard } from "../src/views/workshop-card.ts";

/** Shows a workshop: where it was, its days, how much was said. */
export const workshop = defineCommand({
  name: "workshop",
  description: "The workshop: place, days and counts",
  args: z.object({
    name: z
      .string()
      .max(100)
      .optional()
      .describe("Which one, when there are several")
      .meta({ completes: "workshop" }),
  }),
  examples: ["workshop"],
  async run({ name }, context) {
    const programme = await namedProgramme(name, context);
    const all = await context.store.workshops();
    return workshopCard(
      programme,
      all.filter(({ id }) => id !== programme.workshop.id),
    );
  },
});
