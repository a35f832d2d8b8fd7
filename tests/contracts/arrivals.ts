import { describe, expect, it, onTestFinished } from "vitest";
import type { Arrivals } from "../../src/core/arrivals.ts";
import type { Store } from "../../src/core/store.ts";

/** What every store must do so that no input is answered twice. */
export function arrivalsContract(name: string, open: () => Promise<Store>): void {
  const opened = async (): Promise<Store> => {
    const store = await open();
    onTestFinished(() => store.close());
    return store;
  };
  const expires = new Date(Date.now() + 60_000);

  describe(`${name}: given an input`, () => {
    it("when several take it, then it is the first one's, who may ask again", async () => {
      const { arrivals } = await opened();
      expect(await arrivals.take({ key: "a", taker: "first", expires })).toBe(true);
      expect(await arrivals.take({ key: "a", taker: "second", expires })).toBe(false);
      expect(await arrivals.take({ key: "a", taker: "first", expires })).toBe(true);
      expect(await arrivals.take({ key: "b", taker: "second", expires })).toBe(true);
    });
  });
}

/** What holds of those who take the same input at once, however slow the machine: `open` gives one that nobody gives up. */
export function arrivalsAtOnceContract(name: string, open: () => Promise<Arrivals>): void {
  describe(`${name}: given an input`, () => {
    it("when many take it at once, then it is one's", async () => {
      const arrivals = await open();
      const expires = new Date(Date.now() + 60_000);
      const takers = Array.from({ length: 20 }, (_, index) => `taker ${index}`);
      const taken = await Promise.all(takers.map((taker) => arrivals.take({ key: "a", taker, expires })));
      expect(taken.filter(Boolean)).toHaveLength(1);
    });
  });
}
