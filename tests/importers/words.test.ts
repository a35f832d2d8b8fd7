import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanLine, cleanText, cleanTexts } from "../../src/importers/clean-text.ts";
import { idOf, presenterId, uniqueIds } from "../../src/importers/ids.ts";
import { languageTag } from "../../src/importers/language.ts";
import { linkOf } from "../../src/importers/links.ts";
import { looksLikePeople, splitPeople } from "../../src/importers/people.ts";
import { isBreak, kindOf, withoutCancellation } from "../../src/importers/slot.ts";
import { readMinutes, readTime, readWhen } from "../../src/importers/when.ts";

describe("a day and a time", () => {
  it.each([
    ["2024-12-27T10:30:00+01:00", { at: "2024-12-27T09:30:00.000Z", offset: 60 }],
    ["2020-04-24T09:00:00.000Z", { at: "2020-04-24T09:00:00.000Z", offset: 0 }],
    ["2024-12-27 10:30", { day: "2024-12-27", time: "10:30" }],
    ["2024-12-27", { day: "2024-12-27" }],
    ["Wed, 24 Aug 2011 10:00:00 +0200", { at: "2011-08-24T08:00:00.000Z", offset: 120 }],
    ["Sat, 3 Sep 2022 08:00 EST", { at: "2022-09-03T13:00:00.000Z", offset: -300 }],
    ["24 août 2011", { day: "2011-08-24" }],
    ["mer., 24 août 2011 à 10h30", { day: "2011-08-24", time: "10:30" }],
    ["1er août 2011", { day: "2011-08-01" }],
    ["20 févr. 2012", { day: "2012-02-20" }],
    ["August 24th, 2011", { day: "2011-08-24" }],
    ["24 Aug 2011 3:05 PM", { day: "2011-08-24", time: "15:05" }],
    ["Mittwoch, 24. August 2011 10:00", { day: "2011-08-24", time: "10:00" }],
    ["2024-02-30", undefined],
    ["2024-12-27T25:00:00Z", undefined],
    ["soon", undefined],
    ["", undefined],
  ])("%j is read", (text, when) => {
    expect(readWhen(text)).toEqual(when);
  });

  it("that a computer writes is read as the same instant, wherever it is", () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true }), (date) => {
        date.setUTCSeconds(0, 0);
        expect(readWhen(date.toISOString())).toEqual({ at: date.toISOString(), offset: 0 });
        expect(readWhen(date.toUTCString())).toEqual({ at: date.toISOString(), offset: 0 });
      }),
    );
  });

  it("never throws, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect([readWhen(text), readTime(text), readMinutes(text)]).toHaveLength(3);
      }),
    );
  });

  it.each([
    ["0930", "09:30"],
    ["9:30", "09:30"],
    ["09:30:00", "09:30"],
    ["9h30", "09:30"],
    ["2:15 pm", "14:15"],
    ["12:05 am", "00:05"],
    ["24:00", undefined],
    ["noon", undefined],
  ])("of a day is read from %j", (text, time) => {
    expect(readTime(text)).toBe(time);
  });

  it.each([
    ["01:30", 90],
    ["12:00", 720],
    ["1:30:00", 90],
    ["0045", 45],
    ["45", 45],
    [30, 30],
    ["PT1H30M", 90],
    ["P1DT1H", 1500],
    ["90 min", 90],
    ["long", undefined],
    ["", undefined],
  ])("as a length is read from %j", (text, minutes) => {
    expect(readMinutes(text)).toBe(minutes);
  });
});

describe("names of people", () => {
  it.each([
    ["Nishit Shah & Jimit Mahadevia", ["Nishit Shah", "Jimit Mahadevia"]],
    ["Ann Lee, Bob Ray and Cleo Dean", ["Ann Lee", "Bob Ray", "Cleo Dean"]],
    ["Ann Lee (ACME, Inc and more); Bob Ray", ["Ann Lee (ACME, Inc and more)", "Bob Ray"]],
    ["Sarah Mount, University of Wolverhampton", ["Sarah Mount (University of Wolverhampton)"]],
    ["A/Prof Vanessa Teague", ["A/Prof Vanessa Teague"]],
    ["Jane Doe, Ph.D.", ["Jane Doe, Ph.D."]],
    ["Anne et Bob", ["Anne", "Bob"]],
    [" ; ", []],
  ])("in %j are told apart", (text, people) => {
    expect(
      splitPeople(text).map(({ name, affiliation }) => (affiliation ? `${name} (${affiliation})` : name)),
    ).toEqual(people);
  });

  it.each([
    "Jesper Dangaard Brouer",
    "Nishit Shah & Jimit Mahadevia",
    "Ludwig van Dam",
    "Ann O'Brien",
    "József Kadlecsik",
  ])("are seen in %j", (text) => expect(looksLikePeople(text)).toBe(true));

  it.each([
    "Keynote",
    "Day 2",
    "Big Data",
    "Opening Plenary",
    "Update",
    "Le grand plan",
    "IPv6 NAT",
    "how to fold",
  ])("are not seen in %j", (text) => expect(looksLikePeople(text)).toBe(false));
});

describe("ids", () => {
  it.each([
    ["József Kadlecsik", "jozsef-kadlecsik"],
    ["JOZSEF  KADLECSIK", "jozsef-kadlecsik"],
    ["Иван Петров", "ivan-petrov"],
    ["🦆", "duck"],
  ])("of people are the same for every way to write a name: %s", (name, id) => {
    expect(presenterId(name)).toBe(id);
  });

  it("are always of a-z, 0-9 and single hyphens, at most 40, and never given twice", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme", maxLength: 80 }), { maxLength: 20 }), (texts) => {
        const uniqueId = uniqueIds();
        const ids = texts.map((text) => uniqueId(idOf(text) || "talk"));
        const people = texts.map(presenterId);
        for (const id of [...ids, ...people]) expect(id).toMatch(/^(?=.{1,40}$)[a-z0-9]+(?:-[a-z0-9]+)*$/u);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  it("of long names that begin alike are told apart", () => {
    const name = "Anna Bella Carla Donna Elena Flora Greta ";
    expect(presenterId(`${name} Helga`)).not.toBe(presenterId(`${name} Irene`));
  });
});

describe("breaks", () => {
  it.each([
    "Lunch",
    "Registration / Breakfast",
    "Main Conference: morning tea",
    "Coffee Break",
    "Pause café",
    "Déjeuner",
    "Mittagspause",
    "Lunch (uncatered)",
    "room changeover",
    "Registration & Check-In",
  ])("are seen in %j", (title) => expect(isBreak(title)).toBe(true));

  it.each([
    "XMPP Lunch Break",
    "Breaking the Constraints of Notebooks",
    "Free time",
    "Day trip",
    "Open Space",
    "The Tea Protocol",
    "Conference dinner speech",
  ])("are not seen in %j", (title) => expect(isBreak(title)).toBe(false));
});

describe("cancelled talks", () => {
  it.each([
    ["CANCELLED Testing apps", "Testing apps"],
    ["[CANCELED] Ropes", "Ropes"],
    ["Ropes (cancelled)", "Ropes"],
    ["Cancelled: Ropes", "Ropes"],
    ["[Abgesagt] Taue", "Taue"],
    ["Annulé : Cordes", "Cordes"],
    ["Ropes - CANCELED", "Ropes"],
    ["CANCELLED", "CANCELLED"],
  ])("are marked, and the mark is taken off: %s", (title, rest) => {
    expect(withoutCancellation(title)).toEqual({ title: rest, cancelled: true });
  });

  it.each(["Cancelled flights: a data set", "CANCELLATION tokens", "How we cancelled everything"])(
    "are not %j",
    (title) => {
      expect(withoutCancellation(title)).toEqual({ title, cancelled: false });
    },
  );
});

describe("kinds and languages", () => {
  it.each([
    ["Opening of the harbour", undefined, "opening"],
    ["RIOT BOF", undefined, "discussion"],
    ["Ropes", "Panel", "discussion"],
    ["Ropes", "Talk", "talk"],
  ])("%j of type %j is a %s", (title, type, kind) => expect(kindOf(title, type)).toBe(kind));

  it.each([
    ["German", "de"],
    ["français", "fr"],
    ["de, en", "de, en"],
    ["en_GB", "en-GB"],
    ["whatever it takes", undefined],
    ["", undefined],
  ])("%j is the language %j", (text, tag) => expect(languageTag(text)).toBe(tag));
});

describe("text", () => {
  it.each([
    ["<p>Hi &amp; <a href='https://x.example'>you</a></p><ul><li>a<li>b</ul>", "Hi & you\n• a\n• b"],
    ["Vec<u8> and a < b > c", "Vec<u8> and a < b > c"],
    ["one\r\n\r\n  two   three\u202e", "one\ntwo three"],
    ["<script>alert(1)</script>x", "x"],
    [
      "mail ann@x.example or <b>bob@y.example</b>, see @cleo@z.example",
      "mail ann@… or bob@…, see @cleo@z.example",
    ],
  ])("of %j is clean", (raw, text) => expect(cleanText(raw)).toBe(text));

  it("of titles keeps what only looks like markup", () => {
    expect(cleanLine("Using  <script> &amp;\n co")).toBe("Using <script> & co");
  });

  it("that is said twice is said once", () => {
    expect(cleanTexts(["About nets.", "<p>About nets.</p><p>And ropes.</p>", ""])).toBe(
      "About nets.\nAnd ropes.",
    );
  });

  it("once cleaned stays as it is, whatever it was", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (raw) => {
        const text = cleanLine(raw);
        expect(text).not.toMatch(/\p{Cc}|@\w+\.\w/u);
        expect(text).toBe(text.trim());
      }),
    );
  });
});

describe("links", () => {
  it.each([
    ["https://x.example/a", "Slides", [{ label: "Slides", url: "https://x.example/a" }]],
    ["https://www.x.example/a", "", [{ label: "x.example", url: "https://www.x.example/a" }]],
    ["a/b.pdf", "Paper", [{ label: "Paper", url: "https://base.example/a/b.pdf" }]],
    ["mailto:ann@x.example", "Mail", []],
    ["javascript:alert(1)", "Click", []],
    ["https://ann:secret@x.example/", "Door", []],
    ["", "Nothing", []],
  ])("to %j are taken where a browser opens them", (url, label, links) => {
    expect(linkOf(url, label, "https://base.example/")).toEqual(links);
  });
});
