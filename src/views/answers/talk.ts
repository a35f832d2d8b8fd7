import { type Block, type Button, type Reply, reply } from "../../core/reply.ts";
import type { Talk } from "../../core/talk.ts";
import { openButton } from "../talk-line.ts";
import { answerEntries, roomOf, timeOf } from "./lines.ts";
import { listedTalks } from "./list.ts";
import { dayIn, elsewhere, namesOf, type Setting } from "./setting.ts";

const MOST_FACTS = 3;

/**
 * What was asked about with nothing but its name: the talk on it, with others that are `also` on it in short, or the
 * talks on it where several may be meant.
 */
export function oneTalk(
  talks: readonly Talk[],
  about: string,
  setting: Setting,
  also: readonly Talk[] = [],
): Reply {
  const [talk, ...others] = talks;
  if (!talk || others.length > 0) return listedTalks(talks, { about }, setting);
  const names = namesOf(talk, setting);
  return reply({
    summary: names === "" ? talk.title : `${talk.title}: ${names}`,
    blocks: [
      { kind: "heading", text: talk.title },
      {
        kind: "text",
        text: [
          ...(names === "" ? [] : [{ kind: "bold", text: names } as const, " · "]),
          dayIn(talk.day, setting),
          ...timeOf(talk, setting),
          ...roomOf(talk),
          ...elsewhere(talk, setting),
        ],
      },
      ...(talk.summary === "" ? [] : [{ kind: "text", text: talk.summary } as const]),
      ...factList(talk),
      buttonsOf(talk, setting),
      ...alsoOnIt(also, setting),
    ],
    talks: [talk, ...also],
  });
}

function alsoOnIt(talks: readonly Talk[], setting: Setting): Block[] {
  if (talks.length === 0) return [];
  return [{ kind: "text", text: setting.language.phrases.alsoOnIt }, ...answerEntries(talks, setting)];
}

function factList({ facts }: Talk): Block[] {
  return facts.length === 0 ? [] : [{ kind: "list", items: facts.slice(0, MOST_FACTS) }];
}

function buttonsOf(talk: Talk, { language }: Setting): Block {
  const pages: Button[] = talk.links.slice(0, 4);
  return { kind: "buttons", buttons: [openButton(talk, language.phrases.open), ...pages] };
}
