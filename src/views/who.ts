import { dayName } from "../core/day.ts";
import { type Reply, reply } from "../core/reply.ts";
import type { Talk } from "../core/talk.ts";
import { openButton, presenterNames, titleLink } from "./talk-line.ts";

/** Who presented a topic: one sentence for each talk on it. */
export function whoPresented(query: string, talks: readonly Talk[]): Reply {
  const names = [...new Set(talks.flatMap(({ presenters }) => presenters.map(({ name }) => name)))];
  return reply({
    summary: `${query}: ${names.join(", ")}`,
    blocks: talks.map((talk) => ({
      kind: "entry",
      text: [
        { kind: "bold", text: presenterNames(talk) || "Somebody" },
        " presented ",
        titleLink(talk),
        ` on ${dayName(talk.day)}.`,
      ],
      button: openButton(talk),
    })),
    talks,
  });
}
