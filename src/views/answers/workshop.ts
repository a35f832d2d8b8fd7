import { type Reply, reply } from "../../core/reply.ts";
import { dayIn, type Setting } from "./setting.ts";
import { placeOf } from "./when.ts";

/** What can be asked of a workshop as a whole. */
export type WorkshopQuestion =
  | "workshop"
  | "workshop-when"
  | "workshop-where"
  | "count-days"
  | "count-rooms"
  | "count-people";

/** Answers a question on the workshop: the sentence that was asked for first, then the rest that is known of it. */
export function workshopAnswer(asked: WorkshopQuestion, setting: Setting): Reply {
  const { outline, language } = setting;
  const { phrases } = language;
  const { workshop, days, talks, presenters, rooms } = outline;
  const place = placeOf(setting);
  const sentences = {
    when: phrases.ran(workshop.name, dayIn(workshop.firstDay, setting), dayIn(workshop.lastDay, setting)),
    where: place === "" ? phrases.noPlace(workshop.name) : phrases.held(workshop.name, place),
    counts: [phrases.days(days.length), phrases.talks(talks), phrases.presenters(presenters)].join(", "),
  };
  const first = {
    workshop: sentences.where,
    "workshop-when": sentences.when,
    "workshop-where": sentences.where,
    "count-days": phrases.days(days.length),
    "count-rooms": phrases.rooms(rooms),
    "count-people": phrases.presenters(presenters),
  }[asked];
  const rest = [sentences.where, sentences.when, sentences.counts].filter((sentence) => sentence !== first);
  return reply({
    summary: first,
    known: (asked !== "workshop-where" || place !== "") && (asked !== "count-rooms" || rooms.length > 0),
    blocks: [
      { kind: "text", text: first },
      { kind: "note", text: rest.join("\n") },
      {
        kind: "buttons",
        buttons: [
          { label: workshop.name, invocation: { command: "workshop", args: { name: workshop.id } } },
          ...workshop.links.slice(0, 3),
        ],
      },
    ],
  });
}
