import { describe, expect, it, onTestFinished } from "vitest";
import { createMemory } from "../../src/store/memory.ts";
import { connect } from "../../src/store/sqlite/connect.ts";

/** A memory over an empty store, with a time that only `pass` moves and a list of what the engine was asked. */
async function remembering() {
  const { db } = await connect(":memory:");
  onTestFinished(() => db.destroy());
  const asked: string[] = [];
  db.on("query", ({ sql }: { sql: string }) => asked.push(sql));
  let time = 0;
  const memory = createMemory(db, "revisions", () => time);
  const change = (): Promise<unknown> => db("revisions").increment("number", 1);
  return { memory, asked, change, pass: (milliseconds: number) => void (time += milliseconds) };
}

describe("what was read from the store", () => {
  it("is read once, and whether it still holds is asked once, however many want it at the same time", async () => {
    const { memory, asked, pass } = await remembering();
    let reads = 0;
    const answer = memory.remembered(async (question: string) => `${question} ${(reads += 1)}`);
    const all = (): Promise<string[]> => Promise.all(Array.from({ length: 50 }, () => answer("ipset")));
    expect(new Set(await all())).toEqual(new Set(["ipset 1"]));
    pass(2000);
    expect(new Set(await all())).toEqual(new Set(["ipset 1"]));
    expect(asked).toHaveLength(2);
  });

  it("is read anew once somebody else's change is seen", async () => {
    const { memory, change, pass } = await remembering();
    let reads = 0;
    const answer = memory.remembered(async () => (reads += 1));
    expect(await answer()).toBe(1);
    await change();
    expect(await answer()).toBe(1);
    pass(2000);
    expect(await answer()).toBe(2);
  });

  it("is read anew after a change of one's own, also one that was made while the store was being asked", async () => {
    const { memory, change } = await remembering();
    let reads = 0;
    const answer = memory.remembered(async () => (reads += 1));
    const early = answer();
    await change();
    memory.distrust();
    await early;
    const before = reads;
    await change();
    memory.distrust();
    expect(await answer()).toBe(before + 1);
  });
});
