import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Talk } from "../../src/core/talk.ts";
import { changesBetween } from "../../src/store/changes/changes-between.ts";
import { programmeOf, type TalkSketch } from "../support/programme.ts";

const SKETCH: TalkSketch = {
  title: "Packet sets in practice",
  by: ["József Müller", "Ann Lee"],
  start: "2021-07-05T08:00:00.000Z",
  end: "2021-07-05T09:00:00.000Z",
  room: "Harbour",
};
const talk = (parts: Partial<TalkSketch> = {}): Talk => {
  const [made] = programmeOf([{ ...SKETCH, id: "sets", ...parts }]).talks;
  if (!made) throw new Error("no talk was made");
  return made;
};
const kinds = (before: Partial<TalkSketch>, after: Partial<TalkSketch>): string[] =>
  changesBetween([talk(before)], [talk(after)]).map(({ kind }) => kind);

describe("what people want to be told of", () => {
  it.each<[string, Partial<TalkSketch>, string[]]>([
    ["another time", { start: "2021-07-05T10:00:00.000Z" }, ["moved"]],
    ["another room", { room: "Loft" }, ["moved"]],
    ["another day without a time", { start: undefined, day: "2021-07-06" }, ["moved"]],
    ["another title", { title: "Why hash tables are enough" }, ["retitled"]],
    ["another part", { title: "Packet sets in practice 2" }, ["retitled"]],
    ["somebody more", { by: ["József Müller", "Ann Lee", "Bob Li"] }, ["presenters"]],
    ["somebody else", { by: ["József Müller", "Bob Li"] }, ["presenters"]],
    ["that it is off", { cancelled: true, room: "Loft" }, ["cancelled"]],
    ["all at once", { room: "Loft", title: "Queues", by: [] }, ["moved", "retitled", "presenters"]],
  ])("is %s", (_what, after, expected) => {
    expect(kinds({}, after)).toEqual(expected);
  });

  it.each<[string, Partial<TalkSketch>]>([
    ["case and punctuation", { title: "Packet Sets: in practice!" }],
    ["a slip of the pen", { title: "Pakcet sets in practise" }],
    ["a small word", { title: "Packet sets in a practice" }],
    ["an accent in a name", { by: ["Jozsef Muller", "Ann Lee"] }],
    ["a corrected name", { by: ["József Müler", "Ann Lee"] }],
    ["the order of names", { by: ["Ann Lee", "József Müller"] }],
    [
      "summary, facts and links",
      { summary: "New.", facts: ["New."], links: [{ label: "a", url: "https://a" }] },
    ],
    ["another end", { end: "2021-07-05T09:15:00.000Z" }],
    ["a time written otherwise", { start: "2021-07-05T09:00:00+01:00" }],
    ["the place within the day", { order: 7 }],
    ["a room that is no longer known", { room: undefined }],
  ])("is not %s", (_what, after) => {
    expect(kinds({}, after)).toEqual([]);
  });

  it("is not a time or a room where there was none yet", () => {
    expect(kinds({ start: undefined, room: undefined }, {})).toEqual([]);
  });

  it("is a talk that comes, unless it comes cancelled, and one that takes place after all", () => {
    expect(changesBetween([], [talk()])).toMatchObject([{ kind: "new", talk: "sets" }]);
    expect(changesBetween([], [talk({ cancelled: true })])).toEqual([]);
    expect(kinds({ cancelled: true }, {})).toEqual(["restored"]);
    expect(kinds({ cancelled: true }, { cancelled: true, title: "Other" })).toEqual([]);
  });

  it("says how it was and how it is", () => {
    expect(changesBetween([talk()], [talk({ room: "Loft", start: "2021-07-05T10:00:00.000Z" })])).toEqual([
      {
        kind: "moved",
        talk: "sets",
        before: {
          title: SKETCH.title,
          day: "2021-07-05",
          start: SKETCH.start,
          end: SKETCH.end,
          room: "Harbour",
          presenters: SKETCH.by,
        },
        after: expect.objectContaining({ room: "Loft", start: "2021-07-05T10:00:00.000Z" }),
      },
    ]);
  });
});

describe("any programme", () => {
  const anyTalk = fc.record({
    title: fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }),
    by: fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 }), { maxLength: 3 }),
    room: fc.option(fc.constantFrom("Harbour", "Loft"), { nil: undefined }),
    start: fc.option(fc.constantFrom("2021-07-05T08:00:00.000Z", "2021-07-05T10:00:00.000Z"), {
      nil: undefined,
    }),
    cancelled: fc.option(fc.constant(true), { nil: undefined }),
  });
  const anyProgramme = fc
    .array(anyTalk, { maxLength: 8 })
    .map((sketches) => programmeOf(sketches.map((one, index) => ({ ...one, id: `t${index}` }))).talks);

  it("has not changed when it is the same", () => {
    fc.assert(
      fc.property(anyProgramme, (talks) => {
        expect(changesBetween(talks, structuredClone(talks))).toEqual([]);
      }),
    );
  });

  it("changes back as often as it changed, and new talks are those that were not there", () => {
    fc.assert(
      fc.property(anyProgramme, anyProgramme, (before, after) => {
        const there = changesBetween(before, after);
        const back = changesBetween(after, before);
        const count = (changes: typeof there, kind: string) =>
          changes.filter((change) => change.kind === kind).length;
        expect(count(there, "cancelled")).toBe(count(back, "restored"));
        expect(there.filter(({ kind }) => kind === "new").map((change) => change.talk)).toEqual(
          after.slice(before.length).flatMap(({ id, cancelled }) => (cancelled ? [] : [id])),
        );
        for (const { kind, before: old } of there) expect(old === undefined).toBe(kind === "new");
      }),
    );
  });
});
