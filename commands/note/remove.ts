import { z } from "zod";
import { defineCommand } from "../../src/core/command.ts";
import { noteRemoved } from "../../src/views/notes.ts";
import { ownNote, whichNote } from "./own-note.ts";

/** Takes a note away for good. */
export const notesRemove = defineCommand({
  name: "notes remove",
  description: "Remove a note of yours",
  access: "own",
  audience: "asker",
  args: z.object({ note: whichNote }),
  examples: ["notes remove 17"],
  async run({ note: id }, context) {
    const note = await ownNote(id, context);
    await context.store.notes.remove(context, id);
    return noteRemoved(note);
  },
});
