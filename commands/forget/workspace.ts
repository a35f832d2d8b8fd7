import { z } from "zod";
import { defineCommand } from "../../src/core/command.ts";
import { forgotten, sureToForget } from "../../src/views/forget.ts";

/** Forgets what is kept of a workspace or server, for good and at once. */
export const forgetWorkspace = defineCommand({
  name: "forget workspace",
  description: "Remove everything that I keep of this workspace or server",
  access: "organisers",
  audience: "asker",
  traceless: true,
  args: z.object({ sure: z.stringbool().optional().describe("Whether you are sure") }),
  examples: ["forget workspace"],
  async run({ sure = false }, context) {
    if (!sure)
      return sureToForget(
        "That removes all notes, subscriptions, watches and private programmes of this workspace or server, for everybody in it. What you shared with others stays, and belongs to whoever runs me. It can't be taken back.",
        { label: "Forget everything", command: "forget workspace" },
      );
    while (!(await context.store.forgetting.workspace(context)));
    return forgotten("Done: I keep nothing of this workspace any more.");
  },
});
