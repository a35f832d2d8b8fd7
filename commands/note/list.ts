import { z } from "zod";
import { defineCommand } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import { listed } from "../../src/core/text.ts";
import { noteList } from "../../src/views/notes.ts";
import { mayChange } from "./own-note.ts";
import { whichTalk } from "./which-talk.ts";

/** Shows all notes on a talk privately, with the means to change one's own. */
export const notes = defineCommand({
  name: "notes",
  description: "The notes on a talk, and how to change yours",
  access: "own",
  audience: "asker",
  args: z.object({
    talk: z.string().max(200).describe("Which talk").meta({ completes: "talk" }),
    page: z.coerce.number().int().min(1).max(1000).optional().describe("Which page, from 1"),
  }),
  examples: ["notes ipset-status"],
  async run({ talk: named, page = 1 }, context) {
    const { talk, candidates } = await whichTalk(named, context);
    if (!talk) {
      const titles = listed(
        candidates.slice(0, 3).map(({ title }) => `“${title}”`),
        "or",
      );
      throw new UserError(
        `I can't tell which talk “${named}” is${titles === "" ? "" : `: is it ${titles}`}?`,
      );
    }
    const all = await context.store.notes.on(context, talk);
    return noteList(talk, all, page, (note) => mayChange(note, context));
  },
});
