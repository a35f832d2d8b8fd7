import { describe, expect, it } from "vitest";
import { oldestFor, type Step, tooNew } from "../../src/store/migrations/compatibility.ts";
import { migrations } from "../../src/store/migrations/index.ts";

const A: Step = { name: "a" };
const ADDS: Step = { name: "b", compatibleFrom: "a" };
const ADDS_MORE: Step = { name: "c", compatibleFrom: "b" };
const REMOVES: Step = { name: "d" };

describe("given migrations, when it is asked which program can work with their tables", () => {
  it.each([
    ["one that changes something needs a program that knows it", [A], "a"],
    ["one that only adds doesn't", [A, ADDS], "a"],
    ["what needs the most recent program counts", [A, ADDS, ADDS_MORE], "b"],
    ["one that takes away ends it for older programs", [A, ADDS, ADDS_MORE, REMOVES], "d"],
  ])("then %s", (_why, ran, oldest) => {
    expect(oldestFor(ran)).toBe(oldest);
  });

  it("then each names one that comes before it", () => {
    const steps: readonly Step[] = migrations;
    const astray = steps.filter(
      ({ compatibleFrom }, place) =>
        compatibleFrom !== undefined && !steps.slice(0, place).some(({ name }) => name === compatibleFrom),
    );
    expect(astray).toEqual([]);
  });
});

describe("given a database with migrations that a program doesn't know", () => {
  it.each([
    ["a program that knows enough works with it", "b", undefined],
    ["one that doesn't is told which it lacks", "c", "c"],
    ["so is one that nothing is said to", undefined, "c"],
  ])("then %s", (_why, oldest, lacking) => {
    expect(tooNew(["a", "b", "c"], oldest, [A, ADDS])).toBe(lacking);
  });
});
