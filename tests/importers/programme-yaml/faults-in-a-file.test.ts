import { describe, expect, it } from "vitest";
import { FAULTLESS, faultsIn, talksWith, workshopWith } from "./programme-folder.ts";

describe("a file that isn't what it should be", () => {
  it("is named when it is missing", async () => {
    expect(await faultsIn({ "talks.yaml": null })).toEqual(["talks.yaml: is missing"]);
  });

  it("is named when nobody would read it", async () => {
    expect(await faultsIn({ "tuesday.yml": "talks: []" })).toEqual([
      "tuesday.yml: isn't read: a programme is workshop.yaml, presenters.yaml and talks.yaml",
    ]);
  });

  it("is refused when it is empty", async () => {
    expect(await faultsIn({ "talks.yaml": "# later\n" })).toEqual(["talks.yaml:1: is empty"]);
  });

  it("is refused when it holds something else than fields", async () => {
    expect(await faultsIn({ "talks.yaml": "- one\n" })).toEqual([
      "talks.yaml:1: must be fields with values, not a list",
    ]);
  });

  it("is refused in another encoding than UTF-8", async () => {
    const latin1 = Buffer.from(FAULTLESS["presenters.yaml"], "latin1");
    expect(await faultsIn({ "presenters.yaml": latin1 })).toEqual([
      "presenters.yaml: isn't UTF-8 text: save it with that encoding",
    ]);
  });

  it("is refused unread when it is huge", async () => {
    const huge = Buffer.alloc(1_000_001, "#");
    expect(await faultsIn({ "talks.yaml": huge })).toEqual([
      "talks.yaml: is larger than 1 MB: no programme needs that much",
    ]);
  });
});

describe("YAML that can't be read", () => {
  it("is told with its line", async () => {
    expect(await faultsIn(talksWith("title: Queues", 'title: "Queues'))).toEqual([
      'talks.yaml:13: Missing closing "quote',
    ]);
  });

  it("explains a colon in text without quotes", async () => {
    expect(await faultsIn(talksWith("title: Queues", "title: Queues: a review"))).toEqual([
      'talks.yaml:9: two fields on one line: put text that holds ": " in quotes',
    ]);
  });

  it("tells a field that stands twice", async () => {
    expect(await faultsIn(talksWith("title: Queues", "title: Queues\n    title: Queue"))).toEqual([
      "talks.yaml:10: title stands here twice",
    ]);
  });

  it("refuses a second document", async () => {
    expect(await faultsIn({ "talks.yaml": `${FAULTLESS["talks.yaml"]}---\ntalks: []\n` })).toEqual([
      "talks.yaml:13: a second document begins after ---: write one per file",
    ]);
  });

  it("refuses tags", async () => {
    expect(await faultsIn(talksWith("title: Queues", "title: !binary Queues"))).toEqual([
      "talks.yaml:9: Unresolved tag: !binary",
    ]);
  });

  it("refuses aliases, so that nothing small unfolds into something huge", async () => {
    const levels = Array.from({ length: 20 }, (_, level) =>
      level === 0 ? "a0: &a0 [x]" : `a${level}: &a${level} [*a${level - 1}, *a${level - 1}]`,
    );
    const faults = await faultsIn({ "talks.yaml": levels.join("\n") });
    expect(faults).toHaveLength(19);
    expect(faults[0]).toBe("talks.yaml:2: aliases aren't read: write out what *a0 stands for");
  });

  it("refuses endless nesting", async () => {
    expect(await faultsIn({ "talks.yaml": "[".repeat(100_000) + "]".repeat(100_000) })).toEqual([
      "talks.yaml:1: is nested too deeply",
    ]);
  });

  it("tells a hundred faults at most", async () => {
    const fields = Array.from({ length: 150 }, (_, index) => `k${index}: 1`);
    const faults = await faultsIn({ "talks.yaml": `talks: []\n${fields.join("\n")}` });
    expect(faults.slice(99)).toEqual(["talks.yaml:101: k99: isn't a field", "and 50 more"]);
  });
});

describe("a field that isn't what it should be", () => {
  it.each([
    ["is missing", "    title: Queues\n", "", "talks.yaml:8: talks[1].title: is missing"],
    ["is empty", "title: Queues", "title:", "talks.yaml:9: talks[1].title: is empty"],
    ["is blank", "title: Queues", 'title: "  "', "talks.yaml:9: talks[1].title: must not be empty"],
    [
      "is a number where text should be",
      "title: Queues",
      "title: 6.8",
      "talks.yaml:9: talks[1].title: must be text, not 6.8: put it in quotes",
    ],
    [
      "became fields by a colon",
      "title: Queues",
      "title: Queues\n    facts:\n      - Outcome: none",
      'talks.yaml:11: talks[1].facts[0]: must be text, not fields with values: put text that holds ": " in quotes',
    ],
    [
      "is a list where text should be",
      "title: Queues",
      "title: [Queues]",
      "talks.yaml:9: talks[1].title: must be text, not a list",
    ],
    [
      "is text where a list should be",
      "presenters: [ann-lee]",
      "presenters: ann-lee",
      'talks.yaml:10: talks[1].presenters: must be a list, not "ann-lee"',
    ],
    [
      "is half a number",
      "title: Queues\n    presenters: [ann-lee]\n    day: 2011-03-27\n    order: 1",
      "title: Queues\n    presenters: [ann-lee]\n    day: 2011-03-27\n    order: 1.5",
      "talks.yaml:12: talks[1].order: must be a whole number, not 1.5",
    ],
    [
      "counts from nought",
      "day: 2011-03-27\n    order: 1",
      "day: 2011-03-27\n    order: 0",
      "talks.yaml:12: talks[1].order: must be 1 or more",
    ],
    [
      "is of an unknown kind",
      "title: Queues",
      "title: Queues\n    kind: lunch",
      "talks.yaml:10: talks[1].kind: must be one of talk, opening, discussion",
    ],
    [
      "is a day that no calendar has",
      "day: 2011-03-27",
      "day: 2011-02-30",
      "talks.yaml:11: talks[1].day: must be a day as YYYY-MM-DD, such as 2011-08-22",
    ],
    [
      "is a time in another form",
      "start: 09:30",
      "start: 9.30 h",
      "talks.yaml:7: talks[0].start: must be a time as HH:MM, such as 09:30",
    ],
    [
      "is an id with capitals",
      "id: queues",
      "id: Queues",
      "talks.yaml:8: talks[1].id: must be of a-z, 0-9 and single hyphens, such as ipset-status",
    ],
    [
      "is an id too long for a button",
      "id: queues",
      `id: ${"q".repeat(41)}`,
      "talks.yaml:8: talks[1].id: must have at most 40 characters",
    ],
  ])("that %s is named with line and mend", async (_case, line, replacement, fault) => {
    expect(await faultsIn(talksWith(line, replacement))).toEqual([fault]);
  });

  it.each([
    "ftp://example.org/slides",
    "example.org",
    "javascript:alert(1)",
    "http://",
    "https://exa mple.org",
  ])("refuses %s as an address", async (url) => {
    const links = `title: Queues\n    links:\n      - label: Slides\n        url: "${url}"`;
    expect(await faultsIn(talksWith("title: Queues", links))).toEqual([
      "talks.yaml:12: talks[1].links[0].url: must be an address with http:// or https://",
    ]);
  });

  it.each(["Berlin", "+02:00", "Europe/Berlinn"])("refuses %s as a time zone", async (zone) => {
    expect(await faultsIn(workshopWith("Europe/Berlin", zone))).toEqual([
      "workshop.yaml:3: timezone: must be an IANA time zone such as Europe/Berlin",
    ]);
  });
});

describe("a field that nobody knows", () => {
  it("is named, with the one that was probably meant", async () => {
    expect(await faultsIn(talksWith("title: Queues", "title: Queues\n    sumary: How they fill."))).toEqual([
      "talks.yaml:10: talks[1].sumary: isn't a field; did you mean summary?",
    ]);
  });

  it("is named without a guess when nothing is near", async () => {
    expect(await faultsIn(workshopWith("name:", "catering: good\nname:"))).toEqual([
      "workshop.yaml:2: catering: isn't a field",
    ]);
  });

  it("is looked for among the fields of its own place", async () => {
    const links = "title: Queues\n    links:\n      - lable: Slides\n        url: https://example.org/";
    expect(await faultsIn(talksWith("title: Queues", links))).toEqual([
      "talks.yaml:11: talks[1].links[0].label: is missing",
      "talks.yaml:11: talks[1].links[0].lable: isn't a field; did you mean label?",
    ]);
  });
});
