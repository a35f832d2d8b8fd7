import { describe, expect, it } from "vitest";
import { line, readFixture, readText } from "./read-fixture.ts";

const PRETALX_PAGES = ["submissions", "speakers", "slots", "rooms", "tracks"].map(
  (page) => `pretalx-new-${page}.json`,
);

describe("a schedule.xml of Pentabarf or frab", () => {
  it("gives talks by their own dates, whatever day and start stand around them", async () => {
    expect(line(await readFixture("nights.xml"))).toEqual([
      "2021-07-05T08:30–09:15 | Quay | Opening of the harbour | Ana Lúcia, crew@…",
      "2021-07-05T10:00–10:45 | Quay | ✗ Ropes and knots | Bo Berg",
      "2021-07-05T23:30–11:30 | Quay | Long night of queues | ",
    ]);
  });

  it("tells what is left out, and of what can't be read the line and the reason", async () => {
    const { report } = await readFixture("nights.xml");
    expect(report).toMatchObject({ talks: 3, days: 2, rooms: 1, presenters: 3, cancelled: 1, breaks: 1 });
    expect(report.skipped).toEqual([
      { place: "line 56", reason: "its start can't be read" },
      { place: "line 61", reason: "has no title" },
    ]);
  });

  it("makes clean text of HTML in any wrapping, and whole addresses of relative ones", async () => {
    const { programme } = await readFixture("nights.xml");
    expect(programme.talks[0]?.summary.split("\n")).toEqual([
      "All aboard",
      "Welcome & hello.",
      "• boats",
      "• nets",
      "Write to jo.ana@…. Bring a lamp",
    ]);
    expect(programme.talks[0]?.links).toEqual([
      { label: "Page of the talk", url: "https://nights.example/2021/talk/11/" },
      { label: "Slides", url: "https://nights.example/slides.pdf" },
      { label: "paper", url: "https://nights.example/2021/paper.pdf" },
    ]);
  });

  it("keeps a guid and an id only where they tell one talk from the others", async () => {
    const { programme } = await readFixture("nights.xml");
    expect(programme.talks.map(({ guid, code }) => [guid?.slice(-2), code])).toEqual([
      ["01", "11"],
      [undefined, "13"],
      [undefined, "12"],
    ]);
  });

  it("without dates, time zone and rooms as elements, takes the day around, the night after it, and the city's zone", async () => {
    const imported = await readFixture("oldest.xml");
    expect(line(imported)).toEqual([
      "2009-02-07T08:30–09:00 | Hall | Nets | Ann Lee",
      "2009-02-07T09:00–09:30 | Hall | Nets | Ann Lee, Bob Ray",
      "2009-02-08T00:15–00:45 | Hall | Stars at night | ",
      "2009-02-08T08:00–08:20 | Deck | Sails | ",
    ]);
    expect(imported.programme.talks.map(({ id, code }) => [id, code])).toEqual([
      ["nets", undefined],
      ["nets-2", undefined],
      ["stars-at-night", "5"],
      ["sails", "6"],
    ]);
    expect(imported.report.notes).toEqual([
      "Times are taken to be in Europe/Brussels, because of “brussels”: name another time zone if that is wrong.",
    ]);
  });
});

describe("a schedule.json", () => {
  it("of c3voc and pretalx is read with languages, codes and rooms", async () => {
    const imported = await readFixture("voc.json", { timezone: "Europe/Berlin" });
    expect(line(imported)).toEqual([
      "2021-12-27T10:30–11:10 | Deck A | Sets of addresses | Ann Lee, Bob Ray",
      "2021-12-27T23:10–23:40 | Deck B | After midnight | ",
    ]);
    expect(imported.programme.talks[0]).toMatchObject({
      guid: "7d0c7f0e-51e1-4c8e-9a52-000000000001",
      code: "ABC123",
      track: "Network",
      language: "de",
      summary: "Line one.\nLine two.",
    });
    expect(imported.report.skipped).toEqual([
      { place: 'schedule.conference.days[0].rooms["Deck B"][1]', reason: "isn't an event" },
    ]);
  });

  it("of c3voc's newer schema is read from one list of events, with the names of its tracks", async () => {
    const imported = await readFixture("voc-flat.json");
    expect(line(imported)).toEqual(["2021-12-27T23:15–23:55 | Deck A | Nets | Ann Lee"]);
    expect(imported.programme.talks[0]).toMatchObject({
      day: "2021-12-28",
      track: "Nets & Ropes",
      summary: "Netze.",
    });
  });

  it("made of XML is read where a single element stands in place of a list", async () => {
    const imported = await readFixture("from-xml.json");
    expect(line(imported)).toEqual([
      "2018-02-03T08:30–08:55 | Janson | Welcome | Staff",
      "2018-02-03T09:00–09:50 | Janson | Two of us | Ann Lee, Bob Ray",
      "2018-02-03T10:00–10:10 | Ferrer | Single | ",
      "2018-02-04T08:00–08:10 | Janson | Alone on its day | ",
    ]);
  });
});

describe("what pretalx gives", () => {
  it("in its older shape is read from submissions alone; only accepted ones are named", async () => {
    const imported = await readFixture("pretalx-old.json", { timezone: "Europe/Lisbon" });
    expect(line(imported)).toEqual([
      "2021-07-05T08:00–08:30 | Hall | Queues | Ann Lee",
      "2021-07-05T09:00–09:30 | Hall | ✗ Sets | Bob Ray",
    ]);
    expect(imported.report).toMatchObject({
      unaccepted: 2,
      skipped: [{ place: "results[4]", reason: "is on no day yet" }],
    });
  });

  it("in its newer shape is put together from its pages, in any order", async () => {
    const expected = [
      "2021-07-05T08:00–08:30 | Hall | Queues | Ann Lee, Bob Ray",
      "2021-07-05T09:00–09:30 | Hall | Sets | Bob Ray",
      "2021-07-06T08:00–08:30 | Deck | Queues | Ann Lee, Bob Ray",
    ];
    const imported = await readFixture(PRETALX_PAGES);
    expect(line(imported)).toEqual(expected);
    expect(line(await readFixture(PRETALX_PAGES.toReversed()))).toEqual(expected);
    expect(imported.report.breaks).toBe(1);
    expect(imported.programme.talks.map(({ code, track }) => [code, track])).toEqual([
      ["AAAAAA", "Kernel"],
      ["BBBBBB", "Kernel"],
      ["AAAAAA/2", "Kernel"],
    ]);
  });

  it("says which pages are missing, and puts talks without a day on one", async () => {
    const { report, programme } = await readFixture("pretalx-new-submissions.json", { day: "2021-07-05" });
    expect(programme.talks.map(({ day, title }) => `${day} ${title}`)).toEqual([
      "2021-07-05 Queues",
      "2021-07-05 Sets",
    ]);
    expect(report.notes.slice(0, 2)).toEqual([
      "2 speakers are only known by a code: import the page of speakers along with this one.",
      "Times and rooms are on the pages of slots and rooms: import these along with it.",
    ]);
  });
});

describe("what Sessionize gives", () => {
  it("as All is read with the names that stand apart from the talks", async () => {
    const imported = await readFixture("sessionize-all.json", { timezone: "Europe/Lisbon" });
    expect(line(imported)).toEqual(["2021-07-05T08:00–08:45 | Hall | Sets | Ann Lee, Bob Ray"]);
    expect(imported.programme.talks[0]).toMatchObject({
      code: "101",
      track: "Kernel",
      language: "de",
      topics: ["ipset"],
    });
    expect(imported.programme.talks[0]?.links).toEqual([
      { label: "Recording", url: "https://x.example/video" },
      { label: "Slides", url: "https://x.example/slides" },
    ]);
    expect(imported.report).toMatchObject({
      breaks: 1,
      unaccepted: 1,
      skipped: [{ place: "sessions[3]", reason: "its start can't be read" }],
    });
  });

  it("as GridSmart is read once for a talk in several rooms, in the zone of the city in the file's name", async () => {
    expect(line(await readFixture("sessionize-grid-lisbon.json"))).toEqual([
      "2021-07-05T08:00–08:45 | Hall, Deck | Keynote | Ann Lee",
      "2021-07-05T09:00–09:45 | Deck | Sets | Bob Ray",
    ]);
  });
});

describe("a calendar of iCalendar", () => {
  it("is read whatever its times, folds, parameters and UIDs are like", async () => {
    expect(line(await readFixture("torn.ics"))).toEqual([
      "2022-05-17T08:00–08:15 | - | Stand-up | ",
      "2022-05-17T10:00–11:30 | Hall | Tenu a l'étude, déjà vu; et plus | Ann Lee (ACME), Bob Ray",
      "2022-05-17T12:00 | Hall, Deck | ✗ No end | Bob Ray",
      "2022-05-18T07:00–08:30 | Deck | In UTC | Ann Lee (ACME)",
      "2022-05-18T08:30 | - | Stand-up | ",
      "2022-05-18T09:00–09:30 | Hall | Floating | Dora Ek",
      "2022-05-18T13:00 | - | Moved once | ",
      "2022-05-19 | - | A day of hacking | ",
      "2022-05-19T08:00–08:15 | - | Stand-up | ",
    ]);
  });

  it("is of the zone that its events name, and called without what kind of file it is", async () => {
    const { report } = await readFixture("torn.ics");
    expect(report.workshop).toMatchObject({
      id: "harbour-2022",
      name: "Harbour 2022",
      timezone: "Europe/Lisbon",
    });
    expect(report.skipped.map(({ place }) => place).toSorted()).toEqual(["line 72", "line 77"]);
  });

  it("with a zone of its own, and text that goes on without a fold, is read too", async () => {
    const imported = await readFixture("own-zone.ics");
    expect(line(imported)).toEqual(["2022-05-17T07:30 | - | Ropes - and knots | Ann Lee, Bob Ray"]);
    expect(imported.programme.talks[0]?.summary).toBe("One\nbroken continuation without a space");
  });
});

describe("a feed", () => {
  it("of RSS gives speakers from titles, days in French and English, and titles from addresses", async () => {
    const imported = await readFixture("blog.rss.xml", { timezone: "Europe/Berlin" });
    expect(line(imported)).toEqual([
      "2011-08-22T07:00 | - | Opening of the harbour: day 1 | ",
      "2011-08-23 | - | Rp filter in netfilter | ",
      "2011-08-24T08:15 | - | Sets: a review | Ann Lee, Bob Ray",
    ]);
    expect(imported.programme.talks.at(-1)).toMatchObject({
      summary: "Ann & Bob’s review.",
      topics: ["netfilter"],
    });
  });

  it("whose posts all have the date of its making gives that day and no time", async () => {
    const item = (title: string): string =>
      `<item><title>${title}</title><pubDate>Mon, 22 Aug 2011 09:00:00 +0200</pubDate></item>`;
    const feed = `<rss version="2.0"><channel><title>F</title>${item("Nets")}${item("Ropes")}</channel></rss>`;
    expect(line(await readText(feed, "x.xml"))).toEqual([
      "2011-08-22 | - | Nets | ",
      "2011-08-22 | - | Ropes | ",
    ]);
  });

  it("of Atom with absurd dates gives authors where they differ, on a day that can be told", async () => {
    expect(line(await readFixture("blog.atom.xml", { day: "2012-03-14" }))).toEqual([
      "2012-03-14 | - | Tides & packets | Ludwig van Dam",
      "2012-03-14 | - | Big Data: the truth | Ann Lee",
    ]);
  });
});

describe("a table", () => {
  it("is known by its headings in any language, with dates and times as people write them", async () => {
    const imported = await readFixture("tabelle.csv", { timezone: "Europe/Berlin" });
    expect(line(imported)).toEqual([
      '2021-12-27T08:30–09:15 | Halle | Netze; eine "Einführung" | Ann Lee (ACME)',
      "2021-12-27T22:30–23:30 | Deck | Nachtschicht | Ann Lee (ACME), Bob Ray (Hafen)",
    ]);
    expect(imported.report).toMatchObject({
      breaks: 1,
      skipped: [{ place: "line 5", reason: "its day or start can't be read" }],
    });
  });
});

describe("several files of one format", () => {
  it("are one programme, and a skipped row is told with its file", async () => {
    const { report } = await readFixture(["nights.xml", "oldest.xml"]);
    expect(report).toMatchObject({ talks: 7, presenters: 5 });
    expect(report.workshop.id).toBe("nights21");
    expect(report.skipped[0]?.place).toBe("nights.xml, line 56");
  });

  it("of two formats are refused", async () => {
    await expect(readFixture(["nights.xml", "voc.json"])).rejects.toThrow("must have the same format");
  });
});
