import { basename } from "node:path";
import { Command } from "commander";
import { evaluate, OWN_SETS, type Place } from "./evaluate.ts";
import type { Verdict } from "./judge.ts";
import { isHeldOut } from "./row.ts";
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
  .option("--database <file>", "a database that holds the programme already")
  .option("--failures", "also print each question that was answered wrongly")
  .option("--tuning", "only the half of our own sets that was tuned on")
  .option("--quick", "without the other engines")
  .parse();

const files = program.args;
const options = program.opts<Options>();
const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const together = new Map<string, Verdict[]>();
for (const file of files.length > 0 ? files : OWN_SETS) {
  const engines = await evaluate(file, options, options.quick);
  for (const [name, verdicts] of engines) together.set(name, [...(together.get(name) ?? []), ...verdicts]);
  if (files.length > 0) report(basename(file), engines);
}
if (files.length === 0) {
  report(
    "Tuned on",
    only(together, (verdict) => !isHeldOut(verdict.row)),
  );
  if (!options.tuning)
    report(
      "Held out",
      only(together, (verdict) => isHeldOut(verdict.row)),
    );
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
        .map(({ title }) => title)
        .slice(0, 4)
        .join(" | ")}`,
    );
    say(`    ${given.text.replaceAll("\n", " ").slice(0, 200)}`);
  }
}

function only(
  engines: ReadonlyMap<string, readonly Verdict[]>,
  keep: (verdict: Verdict) => boolean,
): ReadonlyMap<string, readonly Verdict[]> {
  return new Map([...engines].map(([name, verdicts]) => [name, verdicts.filter(keep)]));
}
