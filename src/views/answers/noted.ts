import type { Note } from "../../core/note.ts";
import { type Block, type Reply, reply } from "../../core/reply.ts";
import type { Talk } from "../../core/talk.ts";
import { noteLine } from "../notes.ts";
import { answerEntries } from "./lines.ts";
import type { Setting } from "./setting.ts";

/** Says that only notes tell of a subject, and what they say, each below its talk. */
export function onlyNoted(
  subject: string,
  noted: readonly { readonly talk: Talk; readonly notes: readonly Note[] }[],
  setting: Setting,
): Reply {
  const sentence = setting.language.phrases.onlyNotes(subject);
  return reply({
    summary: sentence,
    blocks: [
      { kind: "text", text: sentence },
      ...noted.flatMap(({ talk, notes }): Block[] => [
        ...answerEntries([talk], setting),
        { kind: "list", items: notes.map((note) => noteLine(note)) },
      ]),
    ],
    talks: noted.map(({ talk }) => talk),
  });
}
