import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder } from "../support/folder.ts";
import { runFaults } from "./suite.ts";

it("given a bot that is killed at every step while posts are lost, refused and delayed, then every digest and every notice is posted exactly once, and everybody is answered", async () => {
  const database = `sqlite:${join(await temporaryFolder(), "faults.db")}`;
  const report = await runFaults({ seed: 20_110_822, kills: 4, channels: 2, database });
  expect(report).toMatchObject({
    due: { digests: 12 },
    posted: report.due,
    doubled: [],
    lost: [],
    asks: { unanswered: [] },
    problems: [],
  });
  expect(report.due.notices).toBeGreaterThan(0);
}, 150_000);
