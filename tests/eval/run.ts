import { basename } from "node:path";
import { Command } from "commander";
import { evaluate, ownSets, type Place } from "./evaluate.ts";
import type { Verdict } from "./judge.ts";
import { table } from "./table.ts";

/** Prints how well questions are answered; judges nothing, so it always ends well. How to read it: docs/answers.md */

interface Options extends Place {
  readonly failures?: true;
  readonly tuning?: true;
  readonly quick?: true;
}

const program = new Command("eval")
  .argument("[files...]", "sets of questions; by default those of our own")
  .option("--programme <folder>", "the programme that the questions are about, as a folder of YAML")
  .option("--database <url>", "where it is kept, as DATABASE_URL says it; by default in memory")
  .option("--failures", "also print each question that was answered wrongly")
  .option("--tuning", "of our own sets only those that were tuned on")
  .option("--quick", "without the other engines")
  .parse();

const files = program.args;
const options = program.opts<Options>();
const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

for (const file of files) report(basename(file), await evaluate(file, options, options.quick));
if (files.length === 0) {
  report("Tuned on", await together("tuned"));
  if (!options.tuning) report("Held out", await together("held"));
}

async function together(half: "tuned" | "held"): Promise<ReadonlyMap<string, readonly Verdict[]>> {
  const all = new Map<string, Verdict[]>();
  for (const file of await ownSets(half)) {
    for (const [name, verdicts] of await evaluate(file, options, options.quick))
      all.set(name, [...(all.get(name) ?? []), ...verdicts]);
  }
  return all;
}

function report(title: string, engines: ReadonlyMap<string, readonly Verdict[]>): void {
  say(table(title, engines));
  if (!options.failures) return;
  for (const { row, given, right } of engines.get("Rapporteur") ?? []) {
    if (right) continue;
    const { q, kind, ...expected } = row;
    say(`✗ ${kind}: ${q}\n    wanted ${JSON.stringify(expected)}`);
    say(
      `    got ${given.known ? "" : "(don't know) "}${given.talks
        .map((talk) => talk.title)
        .slice(0, 4)
        .join(" | ")}`,
    );
    say(`    ${given.text.replaceAll("\n", " ").slice(0, 200)}`);
  }
}
