import { type Choice, type Reply, reply } from "../core/reply.ts";
import type { Programme } from "../core/talk.ts";
import { openTalk, presenterNames } from "./talk-line.ts";

/** A menu of all talks, for when no words were given. */
export function talkPicker({ workshop, talks }: Programme): Reply {
  const choices: Choice[] = talks.map((talk) => ({
    label: talk.title,
    description: presenterNames(talk) || undefined,
    invocation: openTalk(talk),
  }));
  return reply({
    summary: `Which talk of the ${workshop.name}?`,
    audience: "asker",
    blocks: [
      { kind: "text", text: `Which talk of the ${workshop.name}?` },
      {
        kind: "picker",
        placeholder: "Choose a talk",
        choices,
        completes: { command: "talk", argument: "query" },
      },
    ],
  });
}
