import { join } from "node:path";
import { openStore } from "../src/store/open-store.ts";
import { quantile } from "./load.ts";
import { draws, invented, vocabulary } from "./many-talks.ts";
import { table } from "./table.ts";

const WORKSHOP_SIZE = 1000;
const SEARCHES = 300;
const WARM_UP = 300;

/** What a search takes in a store of one size, in milliseconds. */
export interface SearchCost {
  readonly talks: number;
  readonly p50: number;
  readonly p99: number;
}

/** Fills one SQLite file in `folder` to each of the sizes, the smallest first, and searches all of its workshops at each. */
export async function searchCosts(sizes: readonly number[], folder: string): Promise<SearchCost[]> {
  const draw = draws(7);
  const word = vocabulary(30_000, draw);
  const store = await openStore(`sqlite:${join(folder, "search.db")}`);
  const costs: SearchCost[] = [];
  let filled = 0;
  for (const talks of sizes) {
    for (; filled < talks; filled += WORKSHOP_SIZE) {
      const id = `invented-${filled}`;
      await store.save(invented(id, WORKSHOP_SIZE, word, draw), { source: id, fingerprint: "1" });
    }
    const times: number[] = [];
    for (let turn = -WARM_UP; turn < SEARCHES; turn += 1) {
      const query = `${word()} ${word()}`;
      const began = performance.now();
      await store.search(query, { limit: 10 });
      if (turn >= 0) times.push(performance.now() - began);
    }
    costs.push({ talks, p50: quantile(times, 0.5), p99: quantile(times, 0.99) });
  }
  await store.close();
  return costs;
}

/** The costs as a table in Markdown, with how much more a search takes than in the smallest store. */
export function searchReport(costs: readonly SearchCost[]): string {
  const [least] = costs;
  const rows = costs.map(({ talks, p50, p99 }) => [
    talks.toLocaleString("en"),
    `${p50.toFixed(2)} ms`,
    `${p99.toFixed(1)} ms`,
    ...(least ? [(talks / least.talks).toFixed(0), (p50 / least.p50).toFixed(1)] : []),
  ]);
  return [
    "### Searches never made before",
    "",
    ...table([["talks", "p50", "p99", "talks, times", "p50, times"], ...rows]),
    "",
  ].join("\n");
}
