import { type Reply, reply } from "../../core/reply.ts";
import type { Talk } from "../../core/talk.ts";
import { listed } from "../../core/text.ts";
import { answerEntries } from "./lines.ts";
import { dayIn, type Setting } from "./setting.ts";

const MOST_NAMES = 60;

/** Who spoke, on one day or at the whole workshop. */
export function peopleWhoSpoke(talks: readonly Talk[], day: string | undefined, setting: Setting): Reply {
  const { phrases } = setting.language;
  const names = [...new Set(talks.flatMap(({ presenters }) => presenters.map(({ name }) => name)))];
  const heading =
    day === undefined ? phrases.spokeAt(setting.outline.workshop.name) : phrases.spokeOn(dayIn(day, setting));
  return reply({
    summary: `${heading} ${listed(names.slice(0, MOST_NAMES), phrases.and)}`,
    known: names.length > 0,
    blocks: [
      { kind: "text", text: heading },
      { kind: "list", items: names.slice(0, MOST_NAMES) },
      ...(names.length > MOST_NAMES
        ? [{ kind: "note", text: phrases.presenters(names.length) } as const]
        : []),
    ],
    talks,
  });
}

/** For whom somebody was there; not known where the programme doesn't say it. */
export function affiliationOf(talks: readonly Talk[], presenter: string, setting: Setting): Reply {
  const { phrases } = setting.language;
  const person = talks.flatMap(({ presenters }) => presenters).find(({ id }) => id === presenter);
  const known = person?.affiliation !== undefined;
  const sentence = known
    ? phrases.affiliated(person.name, person.affiliation ?? "")
    : phrases.noAnswer(person?.name ?? presenter);
  return reply({
    summary: sentence,
    known,
    blocks: [{ kind: "text", text: sentence }, ...answerEntries(talks, setting)],
    talks: known ? talks : [],
  });
}
