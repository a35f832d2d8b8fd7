import { z } from "zod";
import { defineCommand } from "../../src/core/command.ts";
import { workshopNames } from "../../src/core/current.ts";
import { soonList } from "../../src/views/soon.ts";

/** Lists which channels of a workspace are told before talks begin. */
export const soonListed = defineCommand({
  name: "soon list",
  description: "Which channels are told before talks begin",
  audience: "asker",
  args: z.object({}),
  examples: ["soon list"],
  async run(_args, context) {
    return soonList(await context.store.reminders.all(context), await workshopNames(context));
  },
});
