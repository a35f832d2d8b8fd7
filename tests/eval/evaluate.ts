import { access } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import type { Talk } from "../../src/core/talk.ts";
import { type Engine, otherEngines } from "./engines.ts";
import { judge, type Verdict } from "./judge.ts";
import { ours } from "./ours.ts";
import { type Row, readRows } from "./row.ts";

const PROGRAMMES = fileURLToPath(new URL("../fixtures/programmes/", import.meta.url));

/** The sets of our own; each is named after its workshop. */
export const OWN_SETS: readonly string[] = [
  "netfilter-2011",
  "ferment-2019",
  "pressure-2023",
  "velo-2022",
].map((name) => fileURLToPath(new URL(`./${name}.jsonl`, import.meta.url)));

/** Where the questions of a run are asked. */
export interface Place {
  /** A folder with a programme; by default that of the set's own name, if there is one. */
  readonly programme?: string | undefined;
  readonly database?: string | undefined;
}

/** Asks all questions of a set of our bot and, unless it shall be quick, of the other engines. */
export async function evaluate(
  file: string,
  place: Place = {},
  quick = false,
): Promise<ReadonlyMap<string, readonly Verdict[]>> {
  const rows = await readRows(file);
  const bot = await ours(place.programme ?? (await ownProgramme(file)), place.database);
  const engines: Engine[] = [bot, ...(quick ? [] : await otherEngines(await currentTalks(bot)))];
  const verdicts = new Map<string, Verdict[]>();
  for (const engine of engines) {
    verdicts.set(engine.name, await asked(engine, rows));
    await engine.close();
  }
  return verdicts;
}

async function asked(engine: Engine, rows: readonly Row[]): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const row of rows) verdicts.push(judge(row, await engine.ask(row.q)));
  return verdicts;
}

async function currentTalks({ store }: Awaited<ReturnType<typeof ours>>): Promise<readonly Talk[]> {
  const [latest] = await store.workshops();
  return (await store.programme(latest?.id ?? ""))?.talks ?? [];
}

async function ownProgramme(file: string): Promise<string | undefined> {
  const folder = `${PROGRAMMES}${basename(file, ".jsonl")}`;
  return access(folder).then(
    () => folder,
    () => undefined,
  );
}
