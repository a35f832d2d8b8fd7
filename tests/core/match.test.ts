import { describe, expect, it } from "vitest";
import { matchTalks } from "../../src/core/match.ts";
import { programmeOf, type TalkSketch } from "../support/programme.ts";

/** Which talk became which, by id. */
function matched(before: readonly TalkSketch[], after: readonly TalkSketch[]): Record<string, string> {
  const pairs = matchTalks(programmeOf(before).talks, programmeOf(after).talks);
  return Object.fromEntries([...pairs].map(([now, then]) => [then.id, now.id]));
}

describe("a talk is the same as an earlier one", () => {
  it("by its guid, however it was retitled and moved", () => {
    expect(
      matched(
        [
          { title: "Nets", guid: "g1", by: ["Ann Lee"] },
          { title: "Ropes", guid: "g2" },
        ],
        [
          { title: "Nets", guid: "g2" },
          { title: "All new", guid: "g1", day: "2021-07-06" },
        ],
      ),
    ).toEqual({ nets: "all-new", ropes: "nets" });
  });

  it("by its code, where the guid was made anew", () => {
    expect(
      matched([{ title: "Nets", guid: "g1", code: "7" }], [{ title: "Sails", guid: "g9", code: "7" }]),
    ).toEqual({ nets: "sails" });
  });

  it("by presenters, time and room, where it was retitled and the source has no ids", () => {
    const slot = { start: "2021-07-05T09:00:00Z", room: "Hall", by: ["Ann Lee"] };
    const retitled = { title: "Webs", ...slot };
    expect(matched([{ title: "Nets", ...slot }], [retitled])).toEqual({ nets: "webs" });
    expect(matched([{ title: "Nets", ...slot }], [{ ...retitled, by: ["Bob Ray"] }])).toEqual({});
    expect(matched([{ title: "Nets", ...slot }], [{ ...retitled, room: "Attic" }])).toEqual({});
    expect(matched([{ title: "Nets", ...slot, guid: "g1" }], [{ ...retitled, guid: "g2" }])).toEqual({});
  });

  it("by title and presenters, where nothing else is known", () => {
    expect(
      matched(
        [
          { title: "Nets", id: "a", by: ["Ann Lee"] },
          { title: "Nets", id: "b", by: ["Bob Ray"] },
        ],
        [{ title: "NETS", id: "c", by: ["Bob Ray"], day: "2021-07-07" }],
      ),
    ).toEqual({ b: "c" });
  });

  it("by its time among several that look alike", () => {
    const space = (id: string, start: string): TalkSketch => ({ title: "Open Space", id, start });
    expect(
      matched(
        [space("a", "2021-07-05T08:00:00.000Z"), space("b", "2021-07-05T09:00:00.000Z")],
        [space("x", "2021-07-05T09:00:00.000Z"), space("y", "2021-07-05T10:00:00.000Z")],
      ),
    ).toEqual({ a: "y", b: "x" });
  });

  it("by its id, where other people give it", () => {
    expect(matched([{ title: "Nets", by: ["Ann Lee"] }], [{ title: "Nets", by: ["Bob Ray"] }])).toEqual({
      nets: "nets",
    });
  });

  it("and otherwise it is new", () => {
    expect(matched([{ title: "Nets" }], [{ title: "Ropes" }])).toEqual({});
  });
});
