import { once } from "node:events";
import { expect, it, onTestFinished } from "vitest";
import { temporaryFolder } from "../support/folder.ts";
import { runCli, spawnCli } from "../support/run-cli.ts";
import { serveSchedule, spreadsheet } from "../support/schedule-server.ts";

const OPEN = { IMPORT_ALLOW_HTTP: "yes", IMPORT_ALLOW_PRIVATE: "yes", CLOCK_NOW: "2021-07-01T12:00:00Z" };
const BEFORE = spreadsheet(["Nets", "Ann Lee", "09:00", "Hall"]);

it("given an address, when it is watched, listed and left, then each step says what holds", async () => {
  const server = await serveSchedule(BEFORE);
  const cwd = await temporaryFolder();
  const watch = async (...args: string[]) => runCli(["watch", ...args], { cwd, env: OPEN });
  const { code, out } = await watch(server.address, "--every", "1h");
  expect(code).toBe(0);
  expect(out).toMatch(/^Harbour \(harbour-2021\), read as CSV\n/u);
  expect(out).toMatch(/Looked at again every 1 h, while the bot runs \(rapporteur start\)\.\n$/u);
  expect((await watch()).out).toContain(`${server.address}: Harbour, every 1 h; next look `);
  expect((await watch(server.address, "--stop")).out).toContain("is no longer watched");
  expect((await watch()).out).toBe("I watch nothing yet: rapporteur watch <address> starts.\n");
});

it("given --stay, when the file changes, then it is imported again until the process is told to stop", async () => {
  const server = await serveSchedule(BEFORE);
  const cwd = await temporaryFolder();
  const child = spawnCli(["watch", server.address, "--every", "10s", "--stay"], { cwd, env: OPEN });
  onTestFinished(() => void child.kill("SIGKILL"));
  await once(child.stdout, "data");
  await expect.poll(() => server.answers.length, { timeout: 15_000 }).toBeGreaterThan(1);
  child.kill("SIGTERM");
  await once(child, "exit");
  expect(child.exitCode).toBe(0);
});

it.each([
  [["schedule.xml"], /^schedule\.xml is no address with https:\/\/\.\n$/u],
  [["https://example.org/x", "--every", "1s"], /^“1s” is no pause between two looks: try 15m/u],
  [["https://example.org/x", "--stop"], /^https:\/\/example\.org\/x isn't watched: rapporteur watch lists/u],
])("given %j, when it is run, then one line says what to do", async (args, line) => {
  const { code, err } = await runCli(["watch", ...args], { cwd: await temporaryFolder() });
  expect(code).toBe(2);
  expect(err).toMatch(line);
});
