import { describe, expect, it, onTestFinished } from "vitest";
import type { Store } from "../../src/core/store.ts";
import type { Programme } from "../../src/core/talk.ts";
import { programmeOf } from "../support/programme.ts";

const FIRST = programmeOf([
  { title: "Sets", by: ["Ann Lee"] },
  { title: "Queues", by: ["A. Lee", "Bob Li"] },
]);
const SECOND = programmeOf([{ title: "Soups", by: ["Ann Lee"] }], "kitchens-2022");

/** What every store must do with people over workshops. `open` gives an empty one. */
export function peopleContract(name: string, open: () => Promise<Store>): void {
  const save = (store: Store, programme: Programme, fingerprint = "1") =>
    store.save(programme, { source: programme.workshop.id, fingerprint });
  const filled = async (): Promise<Store> => {
    const store = await open();
    onTestFinished(() => store.close());
    await save(store, FIRST);
    await save(store, SECOND);
    return store;
  };
  const titles = async (store: Store, presenter: string): Promise<string[]> =>
    (await store.talksBy(presenter)).map(({ title }) => title).toSorted();

  describe(`${name}: given people of one name at two workshops`, () => {
    it("then they are one person", async () => {
      expect(await titles(await filled(), "ann-lee")).toEqual(["Sets", "Soups"]);
    });

    it("when they are split, then each has their own talks, also after another import", async () => {
      const store = await filled();
      const parted = await store.people.split("ann-lee", "kitchens-2022");
      expect(parted).toEqual({ id: "ann-lee-at-kitchens-2022", talks: 1 });
      for (const fingerprint of ["1", "2"]) {
        expect(await titles(store, "ann-lee")).toEqual(["Sets"]);
        expect(await titles(store, "ann-lee-at-kitchens-2022")).toEqual(["Soups"]);
        expect(await save(store, SECOND, fingerprint)).toMatchObject({ changed: 0, unchanged: 1 });
      }
      const selection = { presenter: "ann-lee-at-kitchens-2022", limit: 5 };
      expect((await store.search("soups", selection)).hits).toHaveLength(1);
      expect((await store.search("sets", selection)).hits).toHaveLength(0);
    });

    it("when that was wrong, then a merge takes it back for good", async () => {
      const store = await filled();
      await store.people.split("ann-lee", "kitchens-2022");
      expect(await store.people.merge("ann-lee-at-kitchens-2022", "ann-lee")).toEqual({ talks: 1 });
      await save(store, SECOND, "2");
      expect(await titles(store, "ann-lee")).toEqual(["Sets", "Soups"]);
    });

    it("when somebody unknown is named, then nothing changes", async () => {
      const store = await filled();
      expect(await store.people.split("bob-li", "kitchens-2022")).toBeUndefined();
      expect(await store.people.merge("nobody", "ann-lee")).toBeUndefined();
      expect(await store.people.merge("ann-lee", "ann-lee")).toBeUndefined();
    });
  });

  describe(`${name}: given one person under two names`, () => {
    it("when they are merged, then they are found by both, also after another import", async () => {
      const store = await filled();
      await store.people.merge("a-lee", "ann-lee");
      for (const fingerprint of ["2", "3"]) {
        expect(await titles(store, "ann-lee")).toEqual(["Queues", "Sets", "Soups"]);
        expect(await titles(store, "a-lee")).toEqual([]);
        expect((await store.presenters("A. Lee", { limit: 5 })).map(({ id }) => id)).toEqual(["ann-lee"]);
        expect((await store.search("a. lee queues", { limit: 5 })).hits[0]?.talk.title).toBe("Queues");
        await save(store, FIRST, fingerprint);
      }
      expect(await save(store, FIRST, "4")).toMatchObject({ changed: 0 });
    });

    it("when both gave one talk, then it has one presenter", async () => {
      const store = await filled();
      await store.people.merge("a-lee", "bob-li");
      await save(store, FIRST, "2");
      const [, queues] = (await store.programme("packets-2021"))?.talks ?? [];
      expect(queues?.presenters.map(({ id }) => id)).toEqual(["bob-li"]);
    });

    it("when a merge was wrong, then a split at one workshop holds", async () => {
      const store = await filled();
      await store.people.merge("a-lee", "ann-lee");
      await store.people.split("ann-lee", "kitchens-2022");
      await save(store, SECOND, "2");
      expect(await titles(store, "ann-lee")).toEqual(["Queues", "Sets"]);
      await store.people.merge("ann-lee", "a-lee");
      await save(store, FIRST, "3");
      await save(store, SECOND, "3");
      expect(await titles(store, "ann-lee-at-kitchens-2022")).toEqual(["Soups"]);
      expect(await titles(store, "a-lee")).toEqual(["Queues", "Sets"]);
    });
  });
}
