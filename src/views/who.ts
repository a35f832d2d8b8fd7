import { dayName } from "../core/day.ts";
import { type Reply, reply } from "../core/reply.ts";
import type { Programme, Talk } from "../core/talk.ts";
import { elsewhere, openButton, presenterNames, titleLink } from "./talk-line.ts";

/** Who presented a topic: one sentence for each talk on it; says the workshop, by `names`, where it isn't the current one. */
export function whoPresented(
  query: string,
  talks: readonly Talk[],
  current: Programme,
  names: ReadonlyMap<string, string>,
): Reply {
  const people = [...new Set(talks.flatMap(({ presenters }) => presenters.map(({ name }) => name)))];
  return reply({
    summary: `${query}: ${people.join(", ")}`,
    blocks: talks.map((talk) => ({
      kind: "entry",
      text: [
        { kind: "bold", text: presenterNames(talk) || "Somebody" },
        " presented ",
        titleLink(talk),
        ` on ${dayName(talk.day)}${elsewhere(talk, current, names)}.`,
      ],
      button: openButton(talk),
    })),
    talks,
  });
}
