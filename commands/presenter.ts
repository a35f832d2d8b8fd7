import { z } from "zod";
import { defineCommand } from "../src/core/command.ts";
import { currentProgramme, workshopNames } from "../src/core/current.ts";
import { presenters } from "../src/core/programme.ts";
import type { Presenter } from "../src/core/talk.ts";
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
    if (found.length === 0) return nobodyFound(name, presenters(current));
    const one = onlyOne(name, found);
    if (!one) return presenterPicker(`Which ${name}?`, found);
    const workshops = await workshopNames(context);
    return presenterCard(one, await context.store.talksBy(one.id), current, workshops);
  },
});

/** The one who is meant: the only one, the one of this id, or the only one of exactly this name. */
function onlyOne(name: string, found: readonly Presenter[]): Presenter | undefined {
  const exact = found.filter((person) => key(person.name) === key(name));
  const sure = found.length === 1 ? found : exact.length === 1 ? exact : [];
  return found.find(({ id }) => id === name) ?? sure[0];
}
