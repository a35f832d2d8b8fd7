import type { Programme } from "../../src/core/talk.ts";
import { readFixture } from "../importers/read-fixture.ts";

/** A programme with everything that a programme can hold, and text that means harm to every format. */
export async function fullProgramme(): Promise<Programme> {
  const { programme } = await readFixture("nights.xml");
  const [first, ...others] = programme.talks;
  if (!first) throw new Error("the fixture has no talk");
  return {
    workshop: { ...programme.workshop, aliases: ["Nights"], venue: "Quay, 1; Porto", country: "Portugal" },
    talks: [
      {
        ...first,
        title: '=HYPERLINK("x"), <b>; "quoted" \\ back: # no',
        links: [...first.links, { label: "Odd", url: "https://x.example/a](b|c)?q={ü}&r=%zz#d#e" }],
        topics: ["nets, ropes", "- dash"],
        aliases: ["yes", "2021"],
        facts: ["It holds: 3 things.", "Ümläut 🦆 " + "very long ".repeat(30).trim()],
        presenters: first.presenters.map((presenter) => ({ ...presenter, affiliation: "ACME: Co" })),
      },
      ...others,
      {
        ...first,
        id: "no-time",
        order: 2,
        day: "2021-07-06",
        start: undefined,
        end: undefined,
        title: "No time",
        guid: undefined,
        code: undefined,
        links: [],
        presenters: [],
        room: undefined,
      },
    ],
  };
}
