import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { onTestFinished } from "vitest";
import { OperatorError } from "../../../src/core/errors.ts";
import { readProgramme } from "../../../src/importers/programme-yaml/read.ts";

/** Files by name; null leaves one out. */
export type Files = Readonly<Record<string, string | Uint8Array | null>>;

/** A programme without a fault: two days in Berlin, around the night in which clocks go forward. */
export const FAULTLESS = {
  "workshop.yaml": `id: spring-2011
name: Spring Workshop
timezone: Europe/Berlin
firstDay: 2011-03-26
lastDay: 2011-03-27
`,
  "presenters.yaml": `presenters:
  - id: ann-lee
    name: Ann Lee
  - id: jozsef-kadlecsik
    name: József Kadlecsik
`,
  "talks.yaml": `talks:
  - id: sets
    title: Sets
    presenters: [jozsef-kadlecsik]
    day: 2011-03-26
    order: 1
    start: 09:30
  - id: queues
    title: Queues
    presenters: [ann-lee]
    day: 2011-03-27
    order: 1
`,
} satisfies Files;

/** Writes a programme, faultless but for the files given, into a folder that goes away with the test. */
export async function writeFolder(files: Files = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "programme-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, content] of Object.entries({ ...FAULTLESS, ...files })) {
    if (content !== null) await writeFile(join(folder, name), content);
  }
  return folder;
}

/** Reads a programme that has faults and gives what is told about them, one a line, without the name of the folder. */
export async function faultsIn(files: Files): Promise<string[]> {
  const folder = await writeFolder(files);
  const error: unknown = await readProgramme(folder).catch((thrown: unknown) => thrown);
  if (!(error instanceof OperatorError)) throw new Error("the programme was read without an OperatorError");
  return error.message.replaceAll(folder + sep, "").split("\n");
}

/** The talks of `FAULTLESS` with a line replaced; throws when it isn't there. */
export function talksWith(line: string, replacement: string): Files {
  return { "talks.yaml": replaced(FAULTLESS["talks.yaml"], line, replacement) };
}

/** The workshop of `FAULTLESS` with a line replaced; throws when it isn't there. */
export function workshopWith(line: string, replacement: string): Files {
  return { "workshop.yaml": replaced(FAULTLESS["workshop.yaml"], line, replacement) };
}

function replaced(text: string, line: string, replacement: string): string {
  if (!text.includes(line)) throw new Error(`${line} is not in the file`);
  return text.replace(line, replacement);
}
