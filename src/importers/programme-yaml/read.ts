import { join } from "node:path";
import { z } from "zod";
import { OperatorError } from "../../core/errors.ts";
import type { Presenter, Programme, Talk } from "../../core/talk.ts";
import { listed } from "../../core/text.ts";
import { contradictions, type ProgrammeFiles } from "./contradictions.ts";
import { explain } from "./explain.ts";
import { type Fault, report } from "./fault.ts";
import { PRESENTERS_FILE, TALKS_FILE, WORKSHOP_FILE, yamlFilesIn } from "./folder.ts";
import { presentersFile, talksFile, wholeFile, workshopFile } from "./schema.ts";
import { endInstant, startInstant } from "./times.ts";
import { parseYaml, readYamlFile, sectionOf, type YamlFile } from "./yaml-file.ts";

/**
 * Reads the programme that stands as YAML in a folder: workshop.yaml, presenters.yaml and talks.yaml. Talks come in
 * programme order, numbered from 1 on each day. Throws OperatorError that names every fault with file, line and field.
 * How to write such a folder: `docs/importing.md`. A file may have `byteLimit` bytes.
 */
export async function readProgramme(folder: string, byteLimit?: number): Promise<Programme> {
  const [strays, workshop, presenters, talks] = await Promise.all([
    strayFiles(folder),
    readYamlFile(join(folder, WORKSHOP_FILE), byteLimit),
    readYamlFile(join(folder, PRESENTERS_FILE), byteLimit),
    readYamlFile(join(folder, TALKS_FILE), byteLimit),
  ]);
  return toProgramme({ workshop, presenters, talks }, strays);
}

/**
 * Reads a programme that stands as YAML in one text, with `workshop`, `presenters` and `talks` in it.
 * Throws OperatorError that names every fault with line and field.
 */
export function readProgrammeText(text: string, file: string): Programme {
  const yaml = parseYaml(text, file);
  const { faults } = check(yaml, wholeFile);
  const whole = faults.length > 0 ? { ...yaml, value: undefined, faults } : yaml;
  return toProgramme(
    {
      workshop: sectionOf(whole, "workshop"),
      presenters: { ...whole, value: only(whole, "presenters") },
      talks: { ...whole, value: only(whole, "talks") },
    },
    [],
  );
}

function toProgramme(files: ProgrammeFiles, strays: readonly Fault[]): Programme {
  const checked = {
    workshop: check(files.workshop, workshopFile),
    presenters: check(files.presenters, presentersFile),
    talks: check(files.talks, talksFile),
  };
  const faults = [
    ...strays,
    ...Object.values(checked).flatMap((file) => file.faults),
    ...contradictions(files),
  ];
  const { data } = checked.workshop;
  const people = checked.presenters.data?.presenters;
  const entries = checked.talks.data?.talks;
  if (faults.length > 0 || !data || !people || !entries) throw new OperatorError(report(faults));
  return { workshop: data, talks: toTalks(data, people, entries) };
}

async function strayFiles(folder: string): Promise<Fault[]> {
  const known = [WORKSHOP_FILE, PRESENTERS_FILE, TALKS_FILE];
  const names = (await yamlFilesIn(folder)).filter((name) => !known.includes(name));
  return names.map((name) => ({
    file: join(folder, name),
    line: 0,
    text: `isn't read: a programme is ${listed(known)}`,
  }));
}

function check<Schema extends z.ZodObject>(
  file: YamlFile,
  schema: Schema,
): { data?: z.output<Schema> | undefined; faults: readonly Fault[] } {
  if (file.faults.length > 0) return { faults: file.faults };
  const { data, error } = schema.safeParse(file.value, { reportInput: true });
  const found = explain(error?.issues ?? [], Object.keys(schema.shape));
  return { data, faults: found.map(({ path, text }) => file.fault(path, text)) };
}

/** A file of one list, out of a file with several. */
function only({ value }: YamlFile, list: string): unknown {
  const fields = z.record(z.string(), z.unknown()).safeParse(value).data;
  return fields && { [list]: fields[list] };
}

/** Turns entries into talks. Whatever could contradict has been checked before. */
function toTalks(
  { id: workshop, timezone }: z.output<typeof workshopFile>,
  people: z.output<typeof presentersFile>["presenters"],
  entries: z.output<typeof talksFile>["talks"],
): Talk[] {
  const byId = new Map<string, Presenter>(people.map((person) => [person.id, person]));
  const sorted = entries.toSorted((a, b) => a.day.localeCompare(b.day) || a.order - b.order);
  const orders = new Map<string, number>();
  return sorted.map(({ start: from, end: to, presenters, ...entry }) => {
    const { day } = entry;
    const order = (orders.get(day) ?? 0) + 1;
    orders.set(day, order);
    const start = from === undefined ? undefined : startInstant(day, from, timezone);
    const end = to === undefined ? undefined : endInstant(day, to, timezone, start);
    return {
      ...entry,
      workshop,
      presenters: presenters.flatMap((id) => byId.get(id) ?? []),
      order,
      ...(start !== undefined && { start }),
      ...(end !== undefined && { end }),
    };
  });
}
