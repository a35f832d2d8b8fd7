import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { type Cell, cellSchema, scaleReport } from "./scale-report.ts";

/**
 * Prints what commands, digests and changes cost over stores of several sizes, on both engines: queries, milliseconds, bytes,
 * processor time. What follows from it: docs/scale.md
 */
const counts = (text: string): number[] => text.split(",").map(Number);
const { talks, each, channels, times, engines } = new Command("bench:scale")
  .option("--talks <counts>", "sizes of the store, with commas between", counts, [1000, 10_000])
  .option("--each <count>", "talks in each workshop, which belongs to a workspace of its own", Number, 100)
  .option(
    "--channels <counts>",
    "channels that get a digest; one for each size, the last for all further",
    counts,
    [100],
  )
  .option("--times <count>", "how often each command is asked", Number, 60)
  .option("--engines <names>", "sqlite, postgres or both", "sqlite,postgres")
  .parse()
  .opts<{ talks: number[]; each: number; channels: number[]; times: number; engines: string }>();

const cells: Cell[] = [];
for (const engine of engines.split(",")) {
  for (const [index, size] of talks.entries()) {
    const wanted = [engine, size, each, channels[index] ?? channels.at(-1) ?? 100, times].map(String);
    process.stderr.write(`${engine}: ${size} talks\n`);
    const child = fork(fileURLToPath(new URL("scale-cell.ts", import.meta.url)), wanted);
    const ended = once(child, "exit").then(() =>
      Promise.reject(new Error(`${wanted.join(" ")} ended early`)),
    );
    cells.push(cellSchema.parse((await Promise.race([once(child, "message"), ended]))[0]));
    child.disconnect();
    await ended.catch(() => undefined);
  }
}
process.stdout.write(`${scaleReport(cells)}\n`);
