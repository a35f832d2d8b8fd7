import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pictures } from "../../../src/platforms/preview/picture.ts";
import { largeProgramme } from "../../support/large-programme.ts";
import { programmeOf } from "../../support/programme.ts";

const MINUTE = 60_000;
const talk = fc.record(
  {
    title: fc.string({ minLength: 1 }),
    room: fc.constantFrom("A", "B"),
    start: fc.integer({ min: 0, max: 600 }).map((minute) => at(minute)),
    length: fc.integer({ min: -10, max: 300 }),
  },
  { requiredKeys: ["title"] },
);

function at(minute: number): string {
  return new Date(Date.parse("2021-07-05T06:00:00Z") + minute * MINUTE).toISOString();
}

describe("given a programme as a picture", () => {
  it("when talks have any times and rooms, then none is lost and none covers another", () => {
    fc.assert(
      fc.property(fc.array(talk), (talks) => {
        const sketches = talks.map(({ length, ...rest }) => ({
          ...rest,
          ...(rest.start &&
            length && { end: new Date(Date.parse(rest.start) + length * MINUTE).toISOString() }),
        }));
        const days = pictures(programmeOf(sketches));
        const boxes = days.flatMap(({ rows, untimed }) => [...rows.flatMap((row) => row.boxes), ...untimed]);
        expect(boxes.length).toBe(talks.length);
        for (const { rows, length } of days) {
          for (const row of rows) {
            for (const box of row.boxes) {
              expect(box.at).toBeGreaterThanOrEqual(0);
              expect(box.at + box.lasts).toBeLessThanOrEqual(length);
              const beside = row.boxes.filter(
                (other) =>
                  other !== box &&
                  other.lane === box.lane &&
                  other.at < box.at + box.lasts &&
                  box.at < other.at + other.lasts,
              );
              expect(beside).toEqual([]);
            }
          }
        }
      }),
    );
  });

  it("when rooms have numbers, then they stand in that order, over local times", () => {
    const [day] = pictures(largeProgramme());
    expect(day?.rows.map(({ name }) => name).slice(0, 3)).toEqual(["Room 1", "Room 2", "Room 3"]);
    expect(day?.rows.at(-1)?.name).toBe("Room 10");
    expect(day?.hours[0]).toEqual({ label: "09:00", at: 0 });
    expect(day?.rows[0]?.boxes[1]).toMatchObject({ from: "09:25", to: "09:45", at: 25, lasts: 20, lane: 0 });
  });
});
