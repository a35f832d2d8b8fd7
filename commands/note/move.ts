import { z } from "zod";
import { defineCommand } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import { noteKept, talkForNote } from "../../src/views/notes.ts";
import { checkRoom, ownNote, whichNote } from "./own-note.ts";
import { whichTalk } from "./which-talk.ts";

/** Puts a note on a talk: one that was kept before it was clear which, or one that stands on the wrong one. */
export const notesMove = defineCommand({
  name: "notes move",
  description: "Put a note of yours on another talk",
  access: "own",
  audience: "asker",
  args: z.object({
    note: whichNote,
    talk: z.string().max(200).describe("Which talk").meta({ completes: "talk" }),
  }),
  examples: ["notes move 17 talk:nfgrep"],
  async run({ note: id, talk: named }, context) {
    const { workshop } = await ownNote(id, context);
    const { store, now } = context;
    const [there] = await store.talks([`${workshop}/${named}`]);
    const { talk, candidates } = there ? { talk: there, candidates: [] } : await whichTalk(named, context);
    if (!talk) return talkForNote(await ownNote(id, context), candidates, []);
    await checkRoom(talk, context);
    const moved = await store.notes.change(context, id, { workshop: talk.workshop, talk: talk.id }, now);
    if (!moved) throw new UserError(`There is no note ${id} any more.`);
    return noteKept(moved, talk);
  },
});
