import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { startDiscordTarget } from "./discord.ts";
import { previewReport, previewTimes } from "./preview.ts";
import type { Program } from "./process.ts";
import { distinctQueries } from "./queries.ts";
import { type Outcome, round } from "./round.ts";
import { searchCosts, searchReport } from "./search-cost.ts";
import { startSlackTarget } from "./slack.ts";
import { type Contest, report } from "./table.ts";

/**
 * Prints how quick and how large the bot is beside a bare bot on the same library. It judges nothing, so it always ends
 * well. How to read it: docs/performance.md
 */

const SIZES = [1000, 10_000, 100_000];

const program = new Command("bench")
  .option("--rounds <count>", "how often everything is done; the medians are shown", Number, 5)
  .option("--inputs <count>", "how many inputs of each kind are sent in a row", Number, 400)
  .option("--at-once <count>", "how many people wait at the same time", Number, 50)
  .parse();

const options = program.opts<{ rounds: number; inputs: number; atOnce: number }>();
const amounts = { warmUp: 200, alone: options.inputs, crowd: options.inputs * 4, atOnce: options.atOnce };
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const folder = await mkdtemp(join(tmpdir(), "rapporteur-bench-"));

const ours: Program = {
  command: [here("../dist/src/cli.js"), "start"],
  folder,
  env: { DATABASE_URL: `sqlite:${join(folder, "bench.db")}` },
};
const bare = (name: string): Program => ({
  command: [here(`../var/bench/echo-${name}.js`)],
  folder,
  env: {},
});

const queries = await distinctQueries();
const platforms = { Slack: () => startSlackTarget(queries), Discord: () => startDiscordTarget(queries) };
const nothing = { warmUp: 0, alone: 0, crowd: 0, atOnce: 0 };
const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

try {
  const contests: Contest[] = [];
  for (const [platform, start] of Object.entries(platforms)) {
    const programs = [ours, bare(platform.toLowerCase())];
    say(`${platform}: filling the store`);
    await round([ours], start, nothing);
    const rounds: Outcome[][] = [];
    for (let turn = 1; turn <= options.rounds; turn += 1) {
      say(`${platform}: round ${turn} of ${options.rounds}`);
      rounds.push(await round(programs, start, amounts));
    }
    contests.push({
      platform,
      ours: rounds.flatMap(([first]) => first ?? []),
      bare: rounds.flatMap(([, second]) => second ?? []),
    });
  }
  say("The preview: asking in a browser");
  const preview = { ...ours, command: [here("../dist/src/cli.js"), "preview"] };
  const times = await previewTimes(preview, [
    "/talk ipset",
    ...queries.slice(0, 29).map((query) => `/talk ${query}`),
  ]);
  say(`Searches: filling a store with up to ${Math.max(...SIZES)} talks`);
  const costs = await searchCosts(SIZES, folder);
  process.stdout.write(
    `\n${report(contests, options.atOnce)}\n${previewReport(times)}\n${searchReport(costs)}`,
  );
} finally {
  await rm(folder, { recursive: true });
}
