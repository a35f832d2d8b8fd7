import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, dayName, dayOf, findDay } from "../../src/core/day.ts";
import { programmeOf } from "../support/programme.ts";

const programme = programmeOf([
  { title: "One", day: "2021-07-05" },
  { title: "Two", day: "2021-07-06" },
  { title: "Three", day: "2021-07-07" },
]);
const during = new Date("2021-07-06T10:00:00Z");

describe("given a workshop from Monday 5 to Wednesday 7 July 2021", () => {
  it.each([
    ["2021-07-05", "2021-07-05"],
    ["Monday", "2021-07-05"],
    ["tue", "2021-07-06"],
    ["1", "2021-07-05"],
    ["day 2", "2021-07-06"],
    ["first day", "2021-07-05"],
    ["the last day", "2021-07-07"],
    ["7 July", "2021-07-07"],
    ["July 7th, 2021", "2021-07-07"],
    ["Wednesday 7 July 2021", "2021-07-07"],
    ["mercredi 7 juillet", "2021-07-07"],
    ["5", "2021-07-05"],
    ["today", "2021-07-06"],
    ["yesterday", "2021-07-05"],
    ["demain", "2021-07-07"],
    ["mercredi 7", "2021-07-07"],
    ["le premier jour", "2021-07-05"],
    ["Dienstag", "2021-07-06"],
    ["am 7. Juli", "2021-07-07"],
    ["zweiter Tag", "2021-07-06"],
    ["der letzte Tag", "2021-07-07"],
    ["gestern", "2021-07-05"],
  ])("then %j is %s", (text, day) => {
    expect(findDay(text, programme, during)).toBe(day);
  });

  it.each(["Sunday", "2021-07-08", "8", "7 August", "NAT", "", "today!"])(
    "then %j is no day of it a year later",
    (text) => {
      expect(findDay(text, programme, new Date("2022-07-06T10:00:00Z"))).toBeUndefined();
    },
  );

  it("then today follows the workshop's clock, not the reader's", () => {
    expect(findDay("today", programme, new Date("2021-07-06T23:30:00Z"))).toBe("2021-07-07");
  });
});

describe("given any day", () => {
  const day = fc.date({ min: new Date("1970-01-01"), max: new Date("2100-12-31"), noInvalidDate: true });

  it("then going forth and back ends where it began, over leap days too", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -4000, max: 4000 }), (date, count) => {
        const start = date.toISOString().slice(0, 10);
        expect(addDays(addDays(start, count), -count)).toBe(start);
      }),
    );
    expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
  });

  it("then it is written in full", () => {
    expect(dayName("2011-08-22")).toBe("Monday 22 August 2011");
    expect(dayName("2011-08-22", "fr")).toBe("lundi 22 août 2011");
    expect(dayName("2011-08-22", "de")).toBe("Montag, 22. August 2011");
    expect(dayOf(new Date("2011-08-22T22:30:00Z"), "Europe/Berlin")).toBe("2011-08-23");
  });
});
