import { z } from "zod";
import { defineCommand } from "../src/core/command.ts";
import { currentProgramme } from "../src/core/current.ts";
import { UserError } from "../src/core/errors.ts";
import type { Workshop } from "../src/core/talk.ts";
import { key, listed } from "../src/core/text.ts";
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
    const all = await context.store.workshops();
    const current = await currentProgramme(context);
    const wanted = name === undefined ? current.workshop : all.find((candidate) => isCalled(candidate, name));
    if (!wanted) {
      throw new UserError(
        `I know no workshop called “${name}”: I know ${listed(all.map((known) => known.name))}.`,
      );
    }
    const programme = (await context.store.programme(wanted.id)) ?? current;
    return workshopCard(
      programme,
      all.filter(({ id }) => id !== wanted.id),
    );
  },
});

function isCalled({ id, name, aliases }: Workshop, wanted: string): boolean {
  return [id, name, ...aliases].some((known) => key(known) === key(wanted));
}
