import type { Note } from "../../core/note.ts";
import { type Block, type Reply, reply } from "../../core/reply.ts";
import { reference, type Talk } from "../../core/talk.ts";
import { noteLine } from "../notes.ts";
import { answerLine } from "./lines.ts";
import type { Setting } from "./setting.ts";

/** Where to read on about talks: the links of the programme, then those that people added in notes. */
export function talkLinks(
  talks: readonly Talk[],
  setting: Setting,
  noted: readonly { readonly talk: Talk; readonly notes: readonly Note[] }[] = [],
): Reply {
  const added = new Map(noted.map(({ talk, notes }) => [reference(talk), notes]));
  const linked = talks.filter((talk) => talk.links.length > 0 || added.has(reference(talk)));
  const [first] = talks;
  if (linked.length === 0) {
    const sentence = setting.language.phrases.noLinks(first?.title ?? "");
    return reply({ summary: sentence, blocks: [{ kind: "text", text: sentence }], known: false });
  }
  return reply({
    summary: first?.title ?? "",
    blocks: linked.flatMap((talk): Block[] => [
      { kind: "text", text: answerLine(talk, setting) },
      {
        kind: "list",
        items: [
          ...talk.links.map(({ label, url }) => ({ kind: "link", text: label, url }) as const),
          ...(added.get(reference(talk)) ?? []).map((note) => noteLine(note)),
        ],
      },
    ]),
    talks: linked,
  });
}
