import { join } from "node:path";
import type { z } from "zod";
import { OperatorError } from "../../core/errors.ts";
import { instantOf } from "../../core/instant.ts";
import type { Presenter, Programme, Talk } from "../../core/talk.ts";
import { listed } from "../../core/text.ts";
import { contradictions } from "./contradictions.ts";
import { explain } from "./explain.ts";
import { type Fault, report } from "./fault.ts";
import { PRESENTERS_FILE, TALKS_FILE, WORKSHOP_FILE, yamlFilesIn } from "./folder.ts";
import { presentersFile, talksFile, workshopFile } from "./schema.ts";
import { readYamlFile, type YamlFile } from "./yaml-file.ts";

/**
 * Reads the programme that stands as YAML in a folder: workshop.yaml, presenters.yaml and talks.yaml. Talks come in
 * programme order, numbered from 1 on each day. Throws OperatorError that names every fault with file, line and field.
 * How to write such a folder: `docs/importing.md`.
 */
export async function readProgramme(folder: string): Promise<Programme> {
  const [strays, workshop, presenters, talks] = await Promise.all([
    strayFiles(folder),
    readYamlFile(join(folder, WORKSHOP_FILE)),
    readYamlFile(join(folder, PRESENTERS_FILE)),
    readYamlFile(join(folder, TALKS_FILE)),
  ]);
  const checked = {
    workshop: check(workshop, workshopFile),
    presenters: check(presenters, presentersFile),
    talks: check(talks, talksFile),
  };
  const faults = [
    ...strays,
    ...Object.values(checked).flatMap((file) => file.faults),
    ...contradictions({ workshop, presenters, talks }),
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

/** Turns entries into talks. Whatever could contradict has been checked before. */
function toTalks(
  { id: workshop, timezone }: z.output<typeof workshopFile>,
  people: z.output<typeof presentersFile>["presenters"],
  entries: z.output<typeof talksFile>["talks"],
): Talk[] {
  const byId = new Map<string, Presenter>(people.map((person) => [person.id, person]));
  const sorted = entries.toSorted((a, b) => a.day.localeCompare(b.day) || a.order - b.order);
  return sorted.map(({ start, presenters, ...entry }, index) => ({
    ...entry,
    workshop,
    presenters: presenters.flatMap((id) => byId.get(id) ?? []),
    order: index + 1 - sorted.findIndex(({ day }) => day === entry.day),
    ...(start !== undefined && { start: instantOf(entry.day, start, timezone) }),
  }));
}
