import { z } from "zod";
import { defineCommand } from "../src/core/command.ts";
import { currentProgramme } from "../src/core/current.ts";
import { presenters } from "../src/core/programme.ts";
import { key } from "../src/core/text.ts";
import { nobodyFound, presenterCard, presenterPicker } from "../src/views/presenter-card.ts";

const MOST_PEOPLE = 25;

/** Shows a person and all their talks. */
export const presenter = defineCommand({
  name: "presenter",
  description: "A presenter and all their talks",
  args: z.object({
    name: z.string().max(100).optional().describe("Any part of the name").meta({ completes: "presenter" }),
  }),
  examples: ["presenter McHardy", "presenter Jozsef"],
  async run({ name }, context) {
    const current = await currentProgramme(context);
    if (name === undefined) return presenterPicker("Whose talks?", presenters(current));
    const found = await context.store.presenters(name, { limit: MOST_PEOPLE });
    const [first, second] = found;
    if (!first) return nobodyFound(name, presenters(current));
    const isExact = [first.id, first.name].some((known) => key(known) === key(name));
    if (second && !isExact) return presenterPicker(`Which ${name}?`, found);
    return presenterCard(first, await context.store.talksBy(first.id), current);
  },
});
