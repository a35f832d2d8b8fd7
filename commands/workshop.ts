import { z } from "zod";
import { defineCommand } from "../src/core/command.ts";
import { currentWorkshop, namedProgramme } from "../src/core/current.ts";
import { seatOf } from "../src/core/currents.ts";
import { workshopCard } from "../src/views/workshop-card.ts";

/** Shows a workshop: where it was, its days, how much was said. In a direct conversation it becomes the current one. */
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
    const { id } = programme.workshop;
    const { store, direct } = context;
    const all = await store.workshops();
    if (direct && name !== undefined && all.length > 1) await store.currents.choose(seatOf(context), id);
    return workshopCard(
      programme,
      await currentWorkshop(context),
      all.filter((other) => other.id !== id),
    );
  },
});
