import { type Block, type Reply, type Rich, reply } from "../../core/reply.ts";
import { statements, type Talk } from "../../core/talk.ts";
import { openButton, titleLink } from "../talk-line.ts";
import { quotedStatements, roomOf, timeOf } from "./lines.ts";
import { dayIn, elsewhere, namesOf, type Setting } from "./setting.ts";

const SHORTEST_SENTENCE = 6;

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
  // What the programme says of such a talk may name somebody.
  const isNameless = talks.length === 1 && names.length === 0 && quotes.length === 0;
  return reply({
    summary:
      names.length === 0
        ? phrases.noPresenter(first?.title ?? "")
        : `${about || first?.title || ""}: ${names.join(", ")}`,
    known: names.length > 0 || quotes.length > 0,
    blocks: [
      ...talks.map(
        (talk): Block => ({
          kind: "entry",
          text: sentence(talk, setting),
          button: openButton(talk, phrases.open),
        }),
      ),
      ...quotedStatements(first, isNameless ? firstSentence(first) : quotes),
    ],
    talks,
  });
}

/** The first sentence of the summary that is more than a heading. */
function firstSentence(talk: Talk | undefined): number[] {
  if (!talk) return [];
  const first = statements(talk).findIndex(
    (said, place) => place >= talk.facts.length && said.split(/\s+/u).length >= SHORTEST_SENTENCE,
  );
  return first === -1 ? [] : [first];
}

function sentence(talk: Talk, setting: Setting): Rich {
  const { phrases } = setting.language;
  const names = namesOf(talk, setting);
  const day = dayIn(talk.day, setting);
  const rest = [...timeOf(talk, setting), ...roomOf(talk), ".", ...elsewhere(talk, setting)];
  if (names === "") return [phrases.noPresenter(talk.title), ` ${phrases.wasOn(day)}`, ...rest];
  return [
    { kind: "bold", text: names },
    ` ${phrases.presented(talk.presenters.length)} `,
    titleLink(talk),
    ` ${phrases.onDay(day)}`,
    ...rest,
  ];
}
