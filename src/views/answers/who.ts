import { type Block, type Reply, type Rich, reply } from "../../core/reply.ts";
import type { Talk } from "../../core/talk.ts";
import { openButton, titleLink } from "../talk-line.ts";
import { quotedStatements } from "./lines.ts";
import { dayIn, elsewhere, namesOf, type Setting } from "./setting.ts";

/** Who presented what was asked about: a sentence for each talk, and the statement that says more, where there is one. */
export function whoPresented(
  talks: readonly Talk[],
  about: string,
  quotes: readonly number[],
  setting: Setting,
): Reply {
  const { phrases } = setting.language;
  const names = [...new Set(talks.flatMap(({ presenters }) => presenters.map(({ name }) => name)))];
  const [first] = talks;
  return reply({
    summary: `${about || first?.title || ""}: ${names.join(", ") || phrases.somebody}`,
    blocks: [
      ...talks.map(
        (talk): Block => ({
          kind: "entry",
          text: sentence(talk, setting),
          button: openButton(talk, phrases.open),
        }),
      ),
      ...quotedStatements(first, quotes),
    ],
    talks,
  });
}

function sentence(talk: Talk, setting: Setting): Rich {
  const { phrases } = setting.language;
  return [
    { kind: "bold", text: namesOf(talk, setting) || phrases.somebody },
    ` ${phrases.presented(talk.presenters.length)} `,
    titleLink(talk),
    ` ${phrases.onDay(dayIn(talk.day, setting))}.`,
    ...elsewhere(talk, setting),
  ];
}
