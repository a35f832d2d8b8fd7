import { basename } from "node:path";
import { expect, it } from "vitest";
import { freshDatabase } from "../../support/postgres.ts";
import { evaluate, ownSets } from "../evaluate.ts";
import type { Verdict } from "../judge.ts";

const SETS = [...(await ownSets("tuned")), ...(await ownSets("held"))];

/** All that a verdict says, but for how long it took. */
async function answers(file: string, database: string): Promise<unknown[]> {
  const verdicts: readonly Verdict[] =
    (await evaluate(file, { database, every: 3 }, true)).get("Rapporteur") ?? [];
  return verdicts.map(({ row, given: { known, text, talks }, right }) => ({
    row,
    known,
    text,
    talks,
    right,
  }));
}

it.each(SETS.map((file) => [basename(file), file]))(
  "given a third of our own questions in %s, then PostgreSQL gives the same answers as SQLite, word for word",
  { timeout: 120_000 },
  async (_name, file) => {
    const expected = await answers(file, "sqlite::memory:");
    expect(expected.length).toBeGreaterThan(0);
    expect(await answers(file, await freshDatabase())).toEqual(expected);
  },
);
