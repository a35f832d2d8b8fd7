import { describe, expect, it, onTestFinished } from "vitest";
import type { Store } from "../../src/core/store.ts";
import type { WatchStore } from "../../src/core/watching.ts";

const NOW = new Date("2021-07-01T12:00:00.000Z");
const EVERY = 900_000;

function after(minutes: number): Date {
  return new Date(NOW.getTime() + minutes * 60_000);
}

/** What every store must do with addresses that are watched. `open` gives an empty one. */
export function watchStoreContract(name: string, open: () => Promise<Store>): void {
  const opened = async (): Promise<WatchStore> => {
    const store = await open();
    onTestFinished(() => store.close());
    return store.watches;
  };
  const claim = (watches: WatchStore, now: Date, limit = 10) =>
    watches.claim({ now, until: new Date(now.getTime() + 60_000), limit });
  const ADDRESS = { address: "https://example.org/schedule.xml", every: EVERY, workshop: undefined };

  describe(`${name}: given an address that is watched`, () => {
    it("then it is due at once, and known by its address", async () => {
      const watches = await opened();
      const made = await watches.add(ADDRESS, NOW);
      expect(await watches.all()).toEqual([
        { ...ADDRESS, id: made.id, next: NOW.toISOString(), failures: 0, seen: {} },
      ]);
      const again = await watches.add({ ...ADDRESS, every: 60_000, workshop: "packets-2021" }, after(1));
      expect(again).toMatchObject({ id: made.id, every: 60_000, workshop: "packets-2021" });
      expect(await watches.all()).toHaveLength(1);
    });

    it("when many want to look at it, then one may, until the lease has run out", async () => {
      const watches = await opened();
      await watches.add(ADDRESS, NOW);
      const claims = await Promise.all([claim(watches, NOW), claim(watches, NOW)]);
      expect(claims.flat()).toHaveLength(1);
      expect(await claim(watches, after(0.9))).toEqual([]);
      const [second] = await claim(watches, after(1));
      const first = claims.flat()[0];
      if (!first || !second) throw new Error("nothing was claimed");
      const outcome = { state: "well", seen: {}, next: after(15) } as const;
      expect(await watches.settle(first, outcome, after(1))).toBe(false);
      expect(await watches.settle(second, outcome, after(1))).toBe(true);
      expect(await claim(watches, after(14))).toEqual([]);
      expect(await claim(watches, after(15))).toHaveLength(1);
    });

    it("when looks fail, then they are counted with the reason, until one goes well", async () => {
      const watches = await opened();
      await watches.add(ADDRESS, NOW);
      for (const minute of [0, 2]) {
        const [held] = await claim(watches, after(minute));
        if (held)
          await watches.settle(
            held,
            { state: "failed", error: "busy", next: after(minute + 2) },
            after(minute),
          );
      }
      expect(await watches.all()).toMatchObject([
        { failures: 2, error: "busy", next: after(4).toISOString(), lookedAt: undefined },
      ]);
      const [held] = await claim(watches, after(4));
      const seen = { etag: '"1"', lastModified: "Thu, 01 Jul 2021 12:00:00 GMT" };
      if (held)
        await watches.settle(
          held,
          { state: "well", workshop: "packets-2021", seen, next: after(20) },
          after(4),
        );
      expect(await watches.all()).toMatchObject([
        { failures: 0, error: undefined, seen, workshop: "packets-2021", lookedAt: after(4).toISOString() },
      ]);
    });

    it("when it is no longer watched, then nobody looks any more", async () => {
      const watches = await opened();
      const { id } = await watches.add(ADDRESS, NOW);
      const [held] = await claim(watches, NOW);
      expect(await watches.remove(id)).toBe(true);
      expect(await watches.remove(id)).toBe(false);
      expect(held && (await watches.settle(held, { state: "well", seen: {}, next: NOW }, NOW))).toBe(false);
      expect(await watches.all()).toEqual([]);
    });
  });
}
