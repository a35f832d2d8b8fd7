import { z } from "zod";
import { defineCommand } from "../../src/core/command.ts";
import { plural } from "../../src/core/text.ts";
import { forgotten, sureToForget } from "../../src/views/forget.ts";

/** Forgets what is kept of the person who asks. */
export const forgetMe = defineCommand({
  name: "forget me",
  description: "Remove the notes that you wrote, and what I keep of you",
  audience: "asker",
  traceless: true,
  args: z.object({ sure: z.stringbool().optional().describe("Whether you are sure") }),
  examples: ["forget me"],
  async run({ sure = false }, context) {
    if (!sure)
      return sureToForget(
        "That removes all notes that you wrote, what we last spoke of, and your current workshop. It can't be taken back.",
        { label: "Forget me", command: "forget me" },
      );
    const notes = await context.store.forgetting.person(context);
    return forgotten(`Done: ${plural(notes, "note")} of yours removed, and I keep nothing else of you.`);
  },
});
