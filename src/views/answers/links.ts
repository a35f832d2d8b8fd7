import { type Block, type Reply, reply } from "../../core/reply.ts";
import type { Talk } from "../../core/talk.ts";
import { answerLine } from "./lines.ts";
import type { Setting } from "./setting.ts";

/** Where to read on about talks. */
export function talkLinks(talks: readonly Talk[], setting: Setting): Reply {
  const linked = talks.filter(({ links }) => links.length > 0);
  const [first] = talks;
  if (linked.length === 0) {
    const sentence = setting.language.phrases.noLinks(first?.title ?? "");
    return reply({ summary: sentence, blocks: [{ kind: "text", text: sentence }], known: false });
  }
  return reply({
    summary: first?.title ?? "",
    blocks: linked.flatMap((talk): Block[] => [
      { kind: "text", text: answerLine(talk, setting) },
      { kind: "list", items: talk.links.map(({ label, url }) => ({ kind: "link", text: label, url })) },
    ]),
    talks: linked,
  });
}
