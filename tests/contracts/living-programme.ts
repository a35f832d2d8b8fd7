import * as fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Store } from "../../src/core/store.ts";
import { programmeOf, type TalkSketch } from "../support/programme.ts";
import { draftOf } from "./digest-store.ts";

const WORKSHOP = "packets-2021";
const BEFORE = new Date("2021-07-01T12:00:00.000Z");
const LATER = new Date("2021-07-02T12:00:00.000Z");
const SKETCHES: TalkSketch[] = [
  { title: "Nets", guid: "g1", start: "2021-07-05T08:00:00.000Z", room: "Loft", by: ["Ann Lee"] },
  { title: "Ropes", code: "C2", start: "2021-07-05T09:00:00.000Z", room: "Loft", by: ["Bob Li"] },
  { title: "Sails", start: "2021-07-05T10:00:00.000Z", room: "Loft", by: ["Cleo Ray"] },
];

/** What every store must do with a programme that changes. `open` gives an empty one. */
export function livingProgrammeContract(name: string, open: () => Promise<Store>): void {
  const opened = async (): Promise<Store> => {
    const store = await open();
    onTestFinished(() => store.close());
    return store;
  };
  const bring = (store: Store, sketches: readonly TalkSketch[], at = BEFORE, source = "feed") =>
    store.save(programmeOf(sketches), { source, fingerprint: at.toISOString(), followedAt: at });
  const followed = async (...versions: readonly TalkSketch[][]): Promise<Store> => {
    const store = await opened();
    await bring(store, SKETCHES);
    for (const version of versions) await bring(store, version, LATER);
    return store;
  };
  const told = async (store: Store): Promise<string[]> =>
    (await store.changes.since(WORKSHOP, undefined, { limit: 100, offset: 0 })).changes.map(
      ({ kind, talk }) => `${kind} ${talk}`,
    );
  const standing = async (store: Store): Promise<string[]> =>
    ((await store.programme(WORKSHOP))?.talks ?? []).map(
      ({ id, title, cancelled }) => `${id}: ${title}${cancelled ? " (off)" : ""}`,
    );

  describe(`${name}: given a programme that is imported again`, () => {
    it("when talks are retitled, moved and given to others, then each keeps its id", async () => {
      const store = await followed([
        { title: "Nets and knots", id: "x1", guid: "g1", day: "2021-07-06", by: ["Dan Oz"] },
        { title: "Cordage", id: "x2", code: "C2", room: "Cellar" },
        { title: "Sails", id: "x3", by: ["Cleo Ray"], start: "2021-07-05T18:00:00.000Z" },
      ]);
      expect((await standing(store)).toSorted()).toEqual([
        "nets: Nets and knots",
        "ropes: Cordage",
        "sails: Sails",
      ]);
    });

    it("when a new talk comes with an id that another one has, then it gets one of its own", async () => {
      const store = await followed([
        { ...SKETCHES[0], title: "Hooks" },
        { title: "Nets", guid: "g9", id: "nets", order: 9 },
        ...SKETCHES.slice(1),
      ] as TalkSketch[]);
      expect((await standing(store)).filter((line) => line.startsWith("nets")).toSorted()).toEqual([
        "nets-2: Nets",
        "nets: Hooks",
      ]);
    });

    it("when it is the same, then nothing is written and nothing has changed", async () => {
      const store = await followed();
      expect(await bring(store, SKETCHES, LATER)).toEqual({ added: 0, changed: 0, removed: 0, unchanged: 3 });
      expect(await told(store)).toEqual([]);
    });

    it("then any mix of retitling and moving keeps ids and comes to rest", async () => {
      const store = await opened();
      const ids = ["a", "b", "c", "d"];
      const version = fc.array(
        fc.record({
          title: fc.constantFrom("Nets", "Ropes", "Sails", "Hooks"),
          id: fc.constantFrom(...ids, "e"),
          day: fc.constantFrom("2021-07-05", "2021-07-06"),
          room: fc.option(fc.constantFrom("Loft", "Cellar"), { nil: undefined }),
        }),
        { minLength: ids.length, maxLength: ids.length },
      );
      const withIds = (parts: readonly TalkSketch[]): TalkSketch[] =>
        parts.map((part, index) => ({ ...part, guid: `g${index}`, order: index }));
      await bring(store, withIds(ids.map((id) => ({ id, title: id }))));
      await fc.assert(
        fc.asyncProperty(version, async (parts) => {
          // Ids made of titles may be anything, also twice the same.
          await bring(store, withIds(parts), LATER);
          const talks = (await store.programme(WORKSHOP))?.talks ?? [];
          expect(talks.map(({ id, guid }) => `${id} ${guid}`).toSorted()).toEqual(
            ids.map((id, index) => `${id} g${index}`),
          );
          const { total } = await store.changes.since(WORKSHOP, undefined, { limit: 1, offset: 0 });
          expect(await bring(store, withIds(parts), LATER)).toMatchObject({ unchanged: ids.length });
          expect((await store.changes.since(WORKSHOP, undefined, { limit: 1, offset: 0 })).total).toBe(total);
        }),
        { numRuns: 40 },
      );
    });
  });

  describe(`${name}: given talks that are cancelled or gone`, () => {
    const [nets, ropes, sails] = SKETCHES as [TalkSketch, TalkSketch, TalkSketch];

    it("when one is cancelled, then it is marked, told once, and doesn't come as new", async () => {
      const off = { ...nets, cancelled: true } as const;
      const store = await followed([off, ropes, sails], [off, ropes, sails], [ropes, sails]);
      expect(await standing(store)).toContain("nets: Nets (off)");
      expect(await told(store)).toEqual(["cancelled nets"]);
    });

    it("when one to come is gone, then it counts as cancelled; listed again, it takes place after all", async () => {
      const store = await followed([ropes, sails]);
      expect(await standing(store)).toContain("nets: Nets (off)");
      await bring(store, SKETCHES, LATER);
      expect(await told(store)).toEqual(["restored nets", "cancelled nets"]);
      expect(await standing(store)).toContain("nets: Nets");
    });

    it("when one is gone that was given already, then it stays as it was", async () => {
      const store = await followed();
      await bring(store, [sails], new Date("2021-07-05T08:30:00.000Z"));
      expect((await standing(store)).toSorted()).toEqual([
        "nets: Nets",
        "ropes: Ropes (off)",
        "sails: Sails",
      ]);
    });

    it("when nobody follows the programme, then what is gone is removed and nothing is told", async () => {
      const store = await opened();
      const save = (sketches: readonly TalkSketch[]) =>
        store.save(programmeOf(sketches), { source: "data/x", fingerprint: "1" });
      await save(SKETCHES);
      expect(await save([ropes])).toMatchObject({ removed: 2 });
      expect(await standing(store)).toEqual(["ropes: Ropes"]);
      expect(await told(store)).toEqual([]);
    });

    it("when another source says nothing of them, then they stay", async () => {
      const store = await followed();
      await bring(store, [{ title: "Hooks", order: 9 }], LATER, "other");
      expect(await standing(store)).toHaveLength(4);
      expect(await told(store)).toEqual(["new hooks"]);
    });
  });

  describe(`${name}: given changes`, () => {
    const changed = async (): Promise<Store> => {
      const store = await followed();
      await bring(store, [{ ...SKETCHES[0], room: "Cellar" }, ...SKETCHES.slice(1)] as TalkSketch[], LATER);
      await bring(
        store,
        [
          { ...SKETCHES[0], room: "Cellar" },
          { ...SKETCHES[1], title: "Cordage" },
          { ...SKETCHES[2], room: "Deck" },
        ] as TalkSketch[],
        new Date("2021-07-03T12:00:00.000Z"),
      );
      return store;
    };

    it("then the history has them with their time, the latest first, a page at a time", async () => {
      const store = await changed();
      expect(await told(store)).toEqual(["retitled ropes", "moved sails", "moved nets"]);
      const { changes, total } = await store.changes.since(WORKSHOP, undefined, { limit: 1, offset: 2 });
      expect(total).toBe(3);
      expect(changes).toEqual([
        expect.objectContaining({
          at: LATER.toISOString(),
          kind: "moved",
          before: expect.objectContaining({ room: "Loft", presenters: ["Ann Lee"] }),
          after: expect.objectContaining({ room: "Cellar", start: "2021-07-05T08:00:00.000Z" }),
        }),
      ]);
      const from = new Date("2021-07-03T12:00:00.000Z");
      expect((await store.changes.since(WORKSHOP, from, { limit: 9, offset: 0 })).total).toBe(2);
      expect((await store.changes.since("unknown", from, { limit: 9, offset: 0 })).total).toBe(0);
    });

    it("then each import's are told once, whoever tells them", async () => {
      const store = await changed();
      const sets = await store.changes.untold(10);
      expect(sets.map(({ at, changes }) => [at, changes.length])).toEqual([
        [LATER.toISOString(), 1],
        ["2021-07-03T12:00:00.000Z", 2],
      ]);
      const number = sets[0]?.number ?? 0;
      const both = [
        store.changes.tell(number, [draftOf("one")]),
        store.changes.tell(number, [draftOf("two")]),
      ];
      expect(await Promise.all(both)).toEqual(expect.arrayContaining([false, true]));
      expect(await store.changes.untold(10)).toHaveLength(1);
      expect((await store.digests.health()).depth).toBe(1);
    });
  });
}
