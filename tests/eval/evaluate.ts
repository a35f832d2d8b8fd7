import { access, readdir } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import type { Talk } from "../../src/core/talk.ts";
import { type Engine, otherEngines } from "./engines.ts";
import { judge, type Verdict } from "./judge.ts";
import { ours } from "./ours.ts";
import { type Row, readRows } from "./row.ts";

const PROGRAMMES = fileURLToPath(new URL("../fixtures/programmes/", import.meta.url));

/** The sets of our own, each named after its workshop: those that were tuned on, or those that were not. */
export async function ownSets(half: "tuned" | "held"): Promise<string[]> {
  const folder = fileURLToPath(new URL(`./${half}/`, import.meta.url));
  return (await readdir(folder)).filter((name) => name.endsWith(".jsonl")).map((name) => `${folder}${name}`);
}

/** Where the questions of a run are asked. */
export interface Place {
  /** A folder with a programme; by default that of the set's own name, if there is one. */
  readonly programme?: string | undefined;
  readonly database?: string | undefined;
  /** Of every so many questions only the first. */
  readonly every?: number | undefined;
}

/** Asks all questions of a set of our bot and, unless it shall be quick, of the other engines. */
export async function evaluate(
  file: string,
  place: Place = {},
  quick = false,
): Promise<ReadonlyMap<string, readonly Verdict[]>> {
  const { every = 1 } = place;
  const rows = (await readRows(file)).filter((_row, index) => index % every === 0);
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
