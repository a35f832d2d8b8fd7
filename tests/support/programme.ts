import type { Presenter, Programme, Talk } from "../../src/core/talk.ts";
import { slug } from "../../src/core/text.ts";

/** What a test says of a talk; the rest is filled in. */
export type TalkSketch = Partial<Omit<Talk, "presenters">> & {
  readonly title: string;
  readonly by?: readonly string[];
};

/** A person with nothing but a name. */
export function person(name: string): Presenter {
  return { id: slug(name), name, affiliation: undefined, aliases: [] };
}

/** A programme of three days in July 2021 from sketches of its talks. */
export function programmeOf(sketches: readonly TalkSketch[], id = "packets-2021"): Programme {
  return {
    workshop: {
      id,
      name: `Packets ${id.slice(-4)}`,
      aliases: ["the packet meeting"],
      timezone: "Europe/Lisbon",
      firstDay: "2021-07-05",
      lastDay: "2021-07-07",
      venue: "Harbour Hall",
      city: "Porto",
      country: "Portugal",
      links: [],
    },
    talks: sketches.map((sketch, index) => talkOf(sketch, id, index + 1)),
  };
}

function talkOf({ by = [], ...sketch }: TalkSketch, workshop: string, order: number): Talk {
  return {
    id: slug(sketch.title),
    workshop,
    scheduleTitle: undefined,
    kind: "talk",
    presenters: by.map(person),
    day: "2021-07-05",
    order,
    start: undefined,
    topics: [],
    aliases: [],
    summary: "",
    facts: [],
    links: [],
    ...sketch,
  };
}
