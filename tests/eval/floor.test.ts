import { describe, expect, it } from "vitest";
import { evaluate, ownSets } from "./evaluate.ts";
import type { Verdict } from "./judge.ts";
import { scoreOf, unknowns } from "./table.ts";

/** Measured on 25 November 2026, less one question in a hundred. What falls below lost something that worked. */
const FLOOR = { right: 0.97, known: 0.98, confidentlyWrong: 0.01, kind: 0.9 };

async function together(half: "tuned" | "held"): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const file of await ownSets(half))
    verdicts.push(...((await evaluate(file, {}, true)).get("Rapporteur") ?? []));
  return verdicts;
}

describe.each(["tuned", "held"] as const)("given our own questions, those %s", (half) => {
  it("then as many are answered rightly as when it was measured", { timeout: 120_000 }, async () => {
    const verdicts = await together(half);
    const { questions, right, confidentlyWrong } = scoreOf(verdicts);
    expect(right / questions).toBeGreaterThanOrEqual(FLOOR.right);
    expect(confidentlyWrong / questions).toBeLessThanOrEqual(FLOOR.confidentlyWrong);
    expect(unknowns(verdicts).recall).toBeGreaterThanOrEqual(FLOOR.known);
  });
});

describe("given each kind of question that is asked often", () => {
  it("then none falls behind", { timeout: 120_000 }, async () => {
    const verdicts = [...(await together("tuned")), ...(await together("held"))];
    const kinds = [...new Set(verdicts.map(({ row }) => row.kind))];
    const behind = kinds.filter((kind) => {
      const { right, questions } = scoreOf(verdicts.filter(({ row }) => row.kind === kind));
      return right / questions < FLOOR.kind;
    });
    expect(behind).toEqual([]);
  });
});
