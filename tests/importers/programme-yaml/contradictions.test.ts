import { describe, expect, it } from "vitest";
import { FAULTLESS, faultsIn, talksWith, workshopWith } from "./programme-folder.ts";

describe("talks that contradict each other or the workshop", () => {
  it("names both lines of two talks with one id", async () => {
    expect(await faultsIn(talksWith("id: queues", "id: sets"))).toEqual([
      "talks.yaml:8: talks[1].id: sets is taken by the talk on line 2",
    ]);
  });

  it("names both lines of two talks in one place of a day", async () => {
    expect(await faultsIn(talksWith("day: 2011-03-27", "day: 2011-03-26"))).toEqual([
      "talks.yaml:12: talks[1].order: 1 on 2011-03-26 is taken by the talk on line 6",
    ]);
  });

  it("refuses a day outside the workshop", async () => {
    expect(await faultsIn(talksWith("day: 2011-03-27", "day: 2011-03-29"))).toEqual([
      "talks.yaml:11: talks[1].day: 2011-03-29 is outside the workshop (2011-03-26 to 2011-03-27)",
    ]);
  });

  it("refuses a workshop that ends before it begins, and leaves its talks alone", async () => {
    expect(await faultsIn(workshopWith("lastDay: 2011-03-27", "lastDay: 2011-03-20"))).toEqual([
      "workshop.yaml:5: lastDay: 2011-03-20 is before firstDay (2011-03-26)",
    ]);
  });

  it("refuses a start that clocks never show", async () => {
    expect(await faultsIn(talksWith("day: 2011-03-27", "day: 2011-03-27\n    start: 02:30"))).toEqual([
      "talks.yaml:12: talks[1].start: 02:30 doesn't exist on 2011-03-27 in Europe/Berlin: the clocks are set forward past it",
    ]);
  });
});

describe("presenters", () => {
  it("must stand in presenters.yaml, and a near name is offered", async () => {
    expect(await faultsIn(talksWith("[jozsef-kadlecsik]", "[jozsef-kadlecik]"))).toEqual([
      "talks.yaml:4: talks[0].presenters[0]: jozsef-kadlecik isn't in presenters.yaml; did you mean jozsef-kadlecsik?",
    ]);
  });

  it("get no guess when nothing is near", async () => {
    expect(await faultsIn(talksWith("[ann-lee]", "[ann-lee, zoe]"))).toEqual([
      "talks.yaml:10: talks[1].presenters[1]: zoe isn't in presenters.yaml",
    ]);
  });

  it("give a talk once", async () => {
    expect(await faultsIn(talksWith("[ann-lee]", "[ann-lee, ann-lee]"))).toEqual([
      "talks.yaml:10: talks[1].presenters[1]: ann-lee is named twice",
    ]);
  });

  it("have an id each", async () => {
    const twice = `${FAULTLESS["presenters.yaml"]}  - id: ann-lee\n    name: Ann B. Lee\n`;
    expect(await faultsIn({ "presenters.yaml": twice })).toEqual([
      "presenters.yaml:6: presenters[2].id: ann-lee is taken by the presenter on line 2",
    ]);
  });

  it("aren't missed in talks while their own file can't be read", async () => {
    expect(await faultsIn({ "presenters.yaml": null })).toEqual(["presenters.yaml: is missing"]);
  });
});

describe("several faults", () => {
  it("are told all at once, in the order of files and lines, those of single fields and contradictions alike", async () => {
    const talks = `talks:
  - id: sets
    titel: Sets
    presenters: [jozsef-kadlecsik, bob]
    day: 2011-04-01
    order: 1
  - id: sets
    title: 7
    presenters: [ann-lee]
    day: tomorrow
    order: 1
    start: 25:00
  - 12
`;
    expect(
      await faultsIn({
        "workshop.yaml":
          "id: spring-2011\nname: Spring\ntimezone: Mars\nfirstDay: 2011-03-26\nlastDay: 2011-03-27\n",
        "presenters.yaml": "presenters:\n  - id: ann-lee\n    name: Ann\n  - id: jozsef-kadlecsik\n",
        "talks.yaml": talks,
      }),
    ).toEqual([
      "presenters.yaml:4: presenters[1].name: is missing",
      "talks.yaml:2: talks[0].title: is missing",
      "talks.yaml:3: talks[0].titel: isn't a field; did you mean title?",
      "talks.yaml:4: talks[0].presenters[1]: bob isn't in presenters.yaml",
      "talks.yaml:5: talks[0].day: 2011-04-01 is outside the workshop (2011-03-26 to 2011-03-27)",
      "talks.yaml:7: talks[1].id: sets is taken by the talk on line 2",
      "talks.yaml:8: talks[1].title: must be text, not 7: put it in quotes",
      "talks.yaml:10: talks[1].day: must be a day as YYYY-MM-DD, such as 2011-08-22",
      "talks.yaml:12: talks[1].start: must be a time as HH:MM, such as 09:30",
      "talks.yaml:13: talks[2]: must be fields with values, not 12",
      "workshop.yaml:3: timezone: must be an IANA time zone such as Europe/Berlin",
    ]);
  });
});
