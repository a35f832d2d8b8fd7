import { type Reply, reply } from "../../core/reply.ts";
import { statements, type Talk } from "../../core/talk.ts";
import { openButton } from "../talk-line.ts";
import { answerLine } from "./lines.ts";
import type { Setting } from "./setting.ts";

/** A fact: what was said, in the words of the talk, and which talk that was. */
export function quotedFact(talks: readonly Talk[], quotes: readonly number[], setting: Setting): Reply {
  const { phrases } = setting.language;
  const [talk] = talks;
  const told = talk ? statements(talk) : [];
  const [fact = "", ...more] = quotes.flatMap((quote) => told[quote] ?? []);
  return reply({
    summary: fact,
    blocks: [
      { kind: "text", text: fact },
      ...(more.length === 0 ? [] : [{ kind: "list", items: more } as const]),
      ...(talk
        ? [
            {
              kind: "entry",
              text: [`${phrases.said} `, ...lineOf(talk, setting)],
              button: openButton(talk, phrases.open),
            } as const,
          ]
        : []),
    ],
    talks,
  });
}

function lineOf(talk: Talk, setting: Setting) {
  const line = answerLine(talk, setting);
  return typeof line === "string" || "kind" in line ? [line] : line;
}
