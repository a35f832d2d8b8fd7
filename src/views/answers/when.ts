import { type Block, type Inline, type Reply, reply } from "../../core/reply.ts";
import type { Talk } from "../../core/talk.ts";
import { openButton, titleLink } from "../talk-line.ts";
import { quotedStatements, roomOf, timeOf } from "./lines.ts";
import { dayIn, elsewhere, namesOf, type Setting } from "./setting.ts";

/** When talks were given, and where: the day, the time or the place in the day where only that is known, the room. */
export function whenPresented(talks: readonly Talk[], quotes: readonly number[], setting: Setting): Reply {
  const [first] = talks;
  return reply({
    summary: first ? `${first.title}: ${dayIn(first.day, setting)}` : "",
    blocks: [
      ...talks.map(
        (talk): Block => ({
          kind: "entry",
          text: [
            { kind: "bold", text: dayIn(talk.day, setting) },
            ...timeOrPlace(talk, setting),
            ...roomOf(talk),
            ": ",
            ...which(talk, setting),
          ],
          button: openButton(talk, setting.language.phrases.open),
        }),
      ),
      ...quotedStatements(first, quotes),
    ],
    talks,
  });
}

/** In which room talks were given; not known where no programme says it. */
export function whereGiven(talks: readonly Talk[], setting: Setting): Reply {
  const { phrases } = setting.language;
  const known = talks.filter(({ room }) => room !== undefined);
  const [first] = talks;
  const place = placeOf(setting);
  return reply({
    summary: first ? `${first.title}: ${first.room ?? place}` : "",
    known: known.length > 0 || place !== "",
    blocks: talks.map(
      (talk): Block => ({
        kind: "entry",
        text: [
          ...which(talk, setting),
          ...(talk.room === undefined
            ? [`: ${phrases.noRoom(talk.title)} ${place}`]
            : [": ", { kind: "bold", text: talk.room } as const]),
          ` · ${dayIn(talk.day, setting)}`,
          ...timeOrPlace(talk, setting),
        ],
        button: openButton(talk, phrases.open),
      }),
    ),
    talks,
  });
}

/** Venue, city and country, as far as they are known. */
export function placeOf({ outline: { workshop } }: Setting): string {
  return [workshop.venue, workshop.city, workshop.country].filter((part) => part !== undefined).join(", ");
}

function timeOrPlace(talk: Talk, setting: Setting): readonly Inline[] {
  const time = timeOf(talk, setting);
  const day = setting.outline.days.find((known) => known.day === talk.day);
  return time.length > 0 || day === undefined
    ? time
    : [`, ${setting.language.phrases.number(talk.order, day.talks)}`];
}

function which(talk: Talk, setting: Setting): Inline[] {
  const names = namesOf(talk, setting);
  return [titleLink(talk), ...(names === "" ? [] : [`, ${names}`]), ...elsewhere(talk, setting)];
}
