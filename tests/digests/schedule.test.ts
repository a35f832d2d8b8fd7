import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../src/core/day.ts";
import { instantInAnyCase } from "../../src/core/instant.ts";
import type { DigestMode } from "../../src/core/subscription.ts";
import type { Programme } from "../../src/core/talk.ts";
import { dueAfter, nextAfter, replayStart, schedule } from "../../src/digests/schedule.ts";
import { programmeOf } from "../support/programme.ts";

function daysIn(zone: string, ...all: string[]): Programme {
  const { workshop, talks } = programmeOf(all.map((day, index) => ({ title: `Talk ${index}`, day })));
  return {
    workshop: { ...workshop, timezone: zone, firstDay: all[0] ?? "", lastDay: all.at(-1) ?? "" },
    talks,
  };
}

const lisbon = daysIn("Europe/Lisbon", "2021-07-05", "2021-07-06", "2021-07-07");

describe("given a workshop of three days", () => {
  it.each<[DigestMode, string | undefined, string[]]>([
    ["live", undefined, ["2021-07-05T17:00", "2021-07-06T17:00", "2021-07-07T17:00"]],
    ["next-morning", undefined, ["2021-07-06T17:00", "2021-07-07T17:00", "2021-07-08T17:00"]],
    ["replay", "2026-12-31", ["2026-12-31T18:00", "2027-01-01T18:00", "2027-01-02T18:00"]],
    ["replay-weekdays", "2026-11-27", ["2026-11-27T18:00", "2026-11-30T18:00", "2026-12-01T18:00"]],
    ["replay", "2028-02-28", ["2028-02-28T18:00", "2028-02-29T18:00", "2028-03-01T18:00"]],
  ])(
    "when its digests are %s from %s at 18:00, then they are due at 18:00 of its zone",
    (mode, start, instants) => {
      expect(schedule({ mode, start, time: "18:00" }, lisbon).map(({ at }) => at.slice(0, 16))).toEqual(
        instants,
      );
    },
  );

  it("then the next digest is the first one after an instant, and after a day", () => {
    const order = { mode: "live", time: "18:00" } as const;
    expect(nextAfter(order, lisbon, new Date("2021-07-05T17:00:00Z"))?.day).toBe("2021-07-06");
    expect(nextAfter(order, lisbon, new Date("2021-07-05T16:59:59Z"))?.day).toBe("2021-07-05");
    expect(nextAfter(order, lisbon, new Date("2021-07-08T00:00:00Z"))).toBeUndefined();
    expect(dueAfter(order, lisbon, "2021-07-06")?.day).toBe("2021-07-07");
    expect(dueAfter(order, lisbon, "2021-07-07")).toBeUndefined();
  });
});

describe("given clocks that change", () => {
  it.each([
    ["a time that is left out", "2024-03-31", "02:30", "Europe/Berlin", "2024-03-31T01:30:00.000Z"],
    ["a time that comes twice", "2024-10-27", "02:30", "Europe/Berlin", "2024-10-27T00:30:00.000Z"],
    ["an evening before the change", "2024-03-30", "18:00", "Europe/Berlin", "2024-03-30T17:00:00.000Z"],
    ["an evening after it", "2024-03-31", "18:00", "Europe/Berlin", "2024-03-31T16:00:00.000Z"],
    ["half an hour of change", "2024-04-07", "01:45", "Australia/Lord_Howe", "2024-04-06T14:45:00.000Z"],
    ["a zone ahead by 14 hours", "2024-02-29", "18:00", "Pacific/Kiritimati", "2024-02-29T04:00:00.000Z"],
  ])("when a digest is due at %s, then the instant is right", (_what, day, time, zone, instant) => {
    expect(instantInAnyCase(day, time, zone)).toBe(instant);
  });
});

const zone = fc.constantFrom(
  "Europe/Berlin",
  "America/New_York",
  "Asia/Kolkata",
  "Australia/Lord_Howe",
  "America/St_Johns",
  "Pacific/Apia",
  "Africa/Casablanca",
  "UTC",
);
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([h, m]) => `${String(h).padStart(2, "0")}:${String(m).padStart(2, "0")}`);
const day = fc
  .date({ min: new Date("2012-01-01"), max: new Date("2060-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe("given any zone, day and time", () => {
  it("then the instant shows that time there, unless the zone leaves it out", () => {
    fc.assert(
      fc.property(day, time, zone, (date, clock, timeZone) => {
        const shown = new Intl.DateTimeFormat("sv-SE", {
          timeZone,
          dateStyle: "short",
          timeStyle: "short",
        }).format(new Date(instantInAnyCase(date, clock, timeZone)));
        const back = instantInAnyCase(shown.slice(0, 10), shown.slice(11), timeZone);
        expect(back).toBe(instantInAnyCase(date, clock, timeZone));
        const skipped = Date.parse(`${shown.replace(" ", "T")}Z`) - Date.parse(`${date}T${clock}Z`);
        expect(skipped).toBeGreaterThanOrEqual(0);
        expect(skipped).toBeLessThanOrEqual(86_400_000);
      }),
      { numRuns: 500 },
    );
  });

  it("then digests come in the order of their days, each on a later one", () => {
    const mode = fc.constantFrom<DigestMode>("live", "next-morning", "replay", "replay-weekdays");
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 9 }),
        mode,
        time,
        day,
        zone,
        (first, count, how, clock, start, timeZone) => {
          const programme = daysIn(
            timeZone,
            ...Array.from({ length: count }, (_, index) => addDays(first, index)),
          );
          const due = schedule({ mode: how, time: clock, start }, programme);
          expect(due.map((one) => one.day)).toEqual(due.map((one) => one.day).toSorted());
          const instants = due.map(({ at }) => Date.parse(at));
          for (const [index, at] of instants.slice(1).entries())
            expect(at - (instants[index] ?? 0)).toBeGreaterThan(20 * 3_600_000);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("then a replay that begins or goes on tells the wanted day next, within a day or a weekend", () => {
    const mode = fc.constantFrom<DigestMode>("replay", "replay-weekdays");
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.nat(),
        mode,
        time,
        day,
        zone,
        (count, index, how, clock, today, timeZone) => {
          const programme = daysIn(
            timeZone,
            ...Array.from({ length: count }, (_, offset) => addDays("2011-08-22", offset)),
          );
          const wanted = addDays("2011-08-22", index % count);
          const now = new Date(`${today}T12:00:00Z`);
          const found = replayStart({ mode: how, time: clock }, programme, now, wanted);
          expect(found?.next.day).toBe(wanted);
          const wait = Date.parse(found?.next.at ?? "") - now.getTime();
          expect(wait).toBeGreaterThan(0);
          expect(wait).toBeLessThanOrEqual((how === "replay" ? 1 : 3) * 86_400_000 + 3 * 3_600_000);
          expect(schedule({ mode: how, time: clock, start: found?.start }, programme)).toContainEqual(
            found?.next,
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});
