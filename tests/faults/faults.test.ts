import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder } from "../support/folder.ts";
import { runFaults } from "./suite.ts";

it("given a bot that is killed at every step while posts are lost, refused and delayed, then every digest is posted exactly once", async () => {
  const database = `sqlite:${join(await temporaryFolder(), "faults.db")}`;
  const report = await runFaults({ seed: 20_110_822, kills: 12, channels: 3, database });
  expect(report).toMatchObject({ due: 18, posted: 18, doubled: [], lost: [], problems: [] });
}, 150_000);
