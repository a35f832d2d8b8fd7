import { z } from "zod";
import { type Context, defineCommand } from "../../src/core/command.ts";
import { currentWorkshop } from "../../src/core/current.ts";
import { UserError } from "../../src/core/errors.ts";
import type { NoteDraft } from "../../src/core/note.ts";
import { isMessageAddress, LINK_RULE, NOTE_LIMIT, noteText, readLink } from "../../src/core/note-text.ts";
import type { Reply } from "../../src/core/reply.ts";
import type { Talk } from "../../src/core/talk.ts";
import { cut } from "../../src/core/text.ts";
import { noteKept, talkForNote } from "../../src/views/notes.ts";
import { checkRoom } from "./own-note.ts";
import { splitRemark, whichTalk } from "./which-talk.ts";

/** So much is enough for a talk's name and a note in one. */
const WHOLE_LIMIT = NOTE_LIMIT + 300;
const LINK_LIMIT = 500;

/** Adds what somebody heard in a talk, or slides and a recording of it. */
export const note = defineCommand({
  name: "note",
  description: "Add to a talk what was said in it, or a link to slides or a recording",
  audience: "asker",
  args: z.object({
    talk: z
      .string()
      .max(WHOLE_LIMIT)
      .optional()
      .describe("Which talk, and what was said may follow")
      .meta({ completes: "talk" }),
    text: z.string().max(NOTE_LIMIT).optional().describe("What was said"),
    link: z
      .string()
      .max(LINK_LIMIT)
      .refine((text) => readLink(text) !== undefined, LINK_RULE)
      .optional()
      .describe("Address of slides or a recording"),
    message: z
      .string()
      .max(LINK_LIMIT)
      .refine(isMessageAddress, "it is no link to a message")
      .optional()
      .describe("Link to the message that it comes from"),
  }),
  form: ["talk", "text", "link"],
  shortcut: { label: "Save as note", text: "text", message: "message", file: "link" },
  examples: ["note ipset-status It is in the kernel now", "note nfgrep link:https://example.org/slides.pdf"],
  async run({ talk: named = "", text: said = "", link, message }, context) {
    const address = link === undefined ? undefined : readLink(link);
    const given = [said, address?.said ?? ""].filter((part) => part !== "").join("\n");
    const isSplit = given !== "" || address !== undefined || message !== undefined;
    const { talk, text } = isSplit ? { talk: named, text: given } : await splitRemark(named, context);
    const clean = cut(noteText(text), NOTE_LIMIT);
    if (clean === "" && !address) throw new UserError(WHAT);
    return keep({ text: clean, link: address?.url, message }, talk, context);
  },
});

const WHAT = [
  "Please say what was said too: ",
  { kind: "typed", invocation: { command: "note", args: { talk: "ipset-status", text: "It is fast" } } },
  ".",
] as const;

/** Keeps a note on the talk that is meant; where that isn't clear, it waits until its author has chosen. */
async function keep(
  said: Pick<NoteDraft, "text" | "link" | "message">,
  named: string,
  context: Context,
): Promise<Reply> {
  const { store, now, person, name: author } = context;
  const current = await currentWorkshop(context);
  const { talk, candidates } = await meant(named, said.text, context);
  if (talk) await checkRoom(talk, context);
  const workshop = talk?.workshop ?? current.id;
  const draft = { ...said, workshop, talk: talk?.id, person, author };
  const kept = await store.notes.add(context, draft, now);
  if (talk) return noteKept(kept, talk);
  const programme = await store.programme(current.id);
  return talkForNote(kept, candidates, programme?.talks ?? []);
}

/** Without a name, the words of the note propose talks, but none of them is taken for granted. */
async function meant(
  named: string,
  text: string,
  context: Context,
): Promise<{ talk?: Talk | undefined; candidates: readonly Talk[] }> {
  if (named !== "") return whichTalk(named, context);
  const { talk, candidates } = text === "" ? { candidates: [] } : await whichTalk(cut(text, 200), context);
  return { candidates: talk ? [talk, ...candidates] : candidates };
}
