import { z } from "zod";
import { defineCommand } from "../src/core/command.ts";
import { namedProgramme } from "../src/core/current.ts";
import { seatOf } from "../src/core/currents.ts";
import { UserError } from "../src/core/errors.ts";
import { chosenWorkshop } from "../src/views/workshop-card.ts";

const ORGANISERS_ONLY =
  "Only organisers may choose the workshop of a channel: please ask one of them, or write to me directly, where you choose your own.";

/** Chooses which workshop is the current one: of a channel, by organisers; of a direct conversation, by anybody. */
export const workshopUse = defineCommand({
  name: "workshop use",
  description: "Choose which workshop questions here are about",
  access: "own",
  args: z.object({
    name: z.string().max(100).describe("Its name").meta({ completes: "workshop" }),
  }),
  examples: ["workshop use netfilter-2011"],
  async run({ name }, context) {
    if (!context.direct && !context.organiser) throw new UserError(ORGANISERS_ONLY);
    const { workshop } = await namedProgramme(name, context);
    await context.store.currents.choose(seatOf(context), workshop.id);
    return chosenWorkshop(workshop, context.direct === true);
  },
});
