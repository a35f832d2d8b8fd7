import { z } from "zod";
import { defineCommand } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import { LINK_RULE, NOTE_LIMIT, noteText, readLink } from "../../src/core/note-text.ts";
import { howToEdit, noteChanged } from "../../src/views/notes.ts";
import { ownNote, whichNote } from "./own-note.ts";

const NO_LINK = "none";

/** Changes what a note says; without saying how, it asks. */
export const notesEdit = defineCommand({
  name: "notes edit",
  description: "Change a note of yours",
  access: "own",
  audience: "asker",
  args: z.object({
    note: whichNote,
    text: z.string().max(NOTE_LIMIT).optional().describe("What it says from now on"),
    link: z
      .string()
      .max(500)
      .refine((text) => text === NO_LINK || readLink(text) !== undefined, LINK_RULE)
      .optional()
      .describe("Address of slides or a recording, or “none” to take it away"),
  }),
  form: ["text", "link"],
  examples: ["notes edit 17 text:It is in the kernel now"],
  async fill({ note: id }, context) {
    const { text, link } = await ownNote(id, context);
    return { text, ...(link !== undefined && { link }) };
  },
  async run({ note: id, text, link }, context) {
    const before = await ownNote(id, context);
    if (text === undefined && link === undefined) return howToEdit(before);
    const change = {
      ...(text !== undefined && { text: noteText(text) }),
      ...(link !== undefined && { link: readLink(link)?.url ?? null }),
    };
    const { text: said, link: address } = { ...before, ...change };
    if (said === "" && !address)
      throw new UserError("A note can't be empty: please say something, or remove it.");
    const after = await context.store.notes.change(context, id, change, context.now);
    if (!after) throw new UserError(`There is no note ${id} any more.`);
    return noteChanged(after);
  },
});
