import { describe, expect, it } from "vitest";
import type { Arrivals } from "../../src/core/arrivals.ts";
import { createTakeArrival } from "../../src/take-arrivals.ts";
import { recordingLog } from "../support/recording-log.ts";

const ARRIVAL = { key: "slack 1", again: false, patience: 1000 };

/** What processes share, in memory; `failures` attempts fail first, after the row was written. */
function shared(failures = 0): Arrivals & { asked: number } {
  const takers = new Map<string, string>();
  const arrivals = {
    asked: 0,
    take: async ({ key, taker }: { key: string; taker: string }) => {
      arrivals.asked += 1;
      if (!takers.has(key)) takers.set(key, taker);
      if (arrivals.asked <= failures) throw new Error("the connection was lost");
      return takers.get(key) === taker;
    },
  };
  return arrivals;
}

const away: Arrivals = { take: () => new Promise(() => undefined) };

describe("given an input that arrives more than once", () => {
  it("when it comes to two processes, then the first one answers", async () => {
    const arrivals = shared();
    const [one, other] = [
      createTakeArrival({ arrivals }, recordingLog()),
      createTakeArrival({ arrivals }, recordingLog()),
    ];
    expect([await one(ARRIVAL), await other(ARRIVAL)]).toEqual([true, false]);
  });

  it("when it comes to one process, then the store is asked once", async () => {
    const arrivals = shared();
    const take = createTakeArrival({ arrivals }, recordingLog());
    expect(await Promise.all([take(ARRIVAL), take(ARRIVAL)])).toEqual([true, false]);
    expect(arrivals.asked).toBe(1);
  });

  it("when the store took it and its answer was lost, then it is still this process'", async () => {
    const take = createTakeArrival({ arrivals: shared(2) }, recordingLog());
    expect(await take(ARRIVAL)).toBe(true);
  });

  it.each([
    [false, true],
    [true, false],
  ])(
    "when the store can't tell in time and the platform says again: %s, then it is answered: %s",
    async (again, answered) => {
      const log = recordingLog();
      const take = createTakeArrival({ arrivals: away }, log);
      expect(await take({ ...ARRIVAL, again, patience: 1 })).toBe(answered);
      expect(log.lines).toMatchObject([{ level: "warn", key: ARRIVAL.key, again }]);
    },
  );
});
