import { describe, expect, it } from "vitest";
import { format } from "../../src/core/invocation.ts";
import { plainStyle, toText } from "../../src/core/plain-text.ts";
import type { Talk } from "../../src/core/talk.ts";
import { talkCard } from "../../src/views/talk-card.ts";
import { person, programmeOf } from "../support/programme.ts";

const programme = programmeOf([
  { title: "Welcome", day: "2021-07-05", start: "2021-07-05T08:00:00.000Z" },
  {
    title: "Sets",
    day: "2021-07-05",
    by: ["József Müller", "Ann O'Brien"],
    facts: ["It took 42 hours."],
    topics: ["ipset"],
  },
  {
    title: "Queues",
    day: "2021-07-06",
    scheduleTitle: "Queues, quickly",
    links: [{ label: "Slides", url: "https://example.org/q" }],
  },
]);

const card = (talk: Talk | undefined): string => {
  if (!talk) throw new Error("no such talk");
  // A store gives each reader a talk of its own, so nothing may depend on its being the programme's object.
  return toText(
    talkCard({ ...talk }, programme),
    plainStyle((invocation) => `/${format(invocation)}`),
  );
};

describe("given a talk's card", () => {
  it("when only the order within the day is known, then it says which of the day's talks it was", () => {
    expect(card(programme.talks[1])).toContain(
      "Day 1 of 2 · Monday 5 July 2021, number 2 of 2 that day · Packets 2021",
    );
  });

  it("when the start is known, then it is told with its zone", () => {
    expect(card(programme.talks[0])).toContain("Monday 5 July 2021, 09:00 (Europe/Lisbon)");
  });

  it("then it names all who gave it, what was said, and ways on to them and to the neighbours", () => {
    const text = card(programme.talks[1]);
    expect(text).toMatch(/^Sets\n\nJózsef Müller and Ann O'Brien\n/u);
    expect(text).toContain("• It took 42 hours.");
    expect(text).toContain("Topics: ipset");
    expect(text).toContain(`→ József Müller: /presenter name:${person("József Müller").id}`);
    expect(text).toContain("→ ‹ Previous talk: /talk query:packets-2021/welcome");
    expect(text).toContain("→ Next talk ›: /talk query:packets-2021/queues");
  });

  it("then it links what there is to read, and tells the title on the schedule where it differs", () => {
    expect(card(programme.talks[2])).toContain("On the schedule: Queues, quickly");
    expect(card(programme.talks[2])).toContain("→ Slides <https://example.org/q>");
  });
});
