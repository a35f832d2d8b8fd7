import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { OperatorError } from "../core/errors.ts";
import type { Programme } from "../core/talk.ts";
import { plural } from "../core/text.ts";
import { loadShipped } from "../load-shipped.ts";
import { locate } from "../store/location.ts";
import { openStore } from "../store/open-store.ts";
import { readSettings } from "./settings.ts";

/** How a programme is exported on the command line. */
export interface ExportOptions {
  readonly format: string;
  /** Id of the workshop; the latest when none is given. */
  readonly workshop?: string;
  /** A file, or for YAML a folder too; standard output when none is given. */
  readonly output?: string;
}

type Write = (programme: Programme) => Promise<string>;

const FORMATS: Readonly<Record<string, Write>> = {
  yaml: async (programme) => (await import("../exporters/yaml.ts")).toYaml(programme),
  "schedule.json": async (programme) =>
    (await import("../exporters/schedule-json.ts")).toScheduleJson(programme),
  ics: async (programme) => (await import("../exporters/icalendar.ts")).toICalendar(programme, new Date()),
  csv: async (programme) => (await import("../exporters/csv.ts")).toCsv(programme),
};
const ALIASES: Readonly<Record<string, string>> = {
  yml: "yaml",
  json: "schedule.json",
  ical: "ics",
  icalendar: "ics",
};

/**
 * Writes the programme of a workshop to a file, a folder or standard output. Throws OperatorError for a workshop or a format
 * that isn't known, and for a file that exists.
 */
export async function exportProgramme({ format, workshop, output }: ExportOptions): Promise<void> {
  const write = FORMATS[ALIASES[format.toLowerCase()] ?? format.toLowerCase()];
  if (!write)
    throw new OperatorError(`There is no format ${format}: say ${Object.keys(FORMATS).join(", ")}.`);
  const programme = await readProgramme(workshop);
  if (output === undefined) {
    process.stdout.write(await write(programme));
    return;
  }
  const isFolder = write === FORMATS["yaml"] && !/\.ya?ml$/iu.test(output);
  if (isFolder) await writeFolder(output, programme);
  else await writeNew(output, await write(programme));
  process.stdout.write(
    `${programme.workshop.name} (${plural(programme.talks.length, "talk")}) was written to ${output}.\n`,
  );
}

async function readProgramme(wanted: string | undefined): Promise<Programme> {
  const store = await openStore(readSettings().config.database);
  try {
    await loadShipped(store);
    const workshops = await store.workshops();
    const id = wanted ?? workshops[0]?.id;
    const programme = id === undefined ? undefined : await store.programme(id);
    if (programme) return programme;
    const known = workshops.map((workshop) => workshop.id).join(", ");
    throw new OperatorError(
      `There is no workshop ${wanted ?? ""} in ${locate(readSettings().config.database).name}: it holds ${known || "none"}.`,
    );
  } finally {
    await store.close();
  }
}

async function writeFolder(folder: string, programme: Programme): Promise<void> {
  const { toYamlFiles } = await import("../exporters/yaml.ts");
  for (const [name, text] of Object.entries(toYamlFiles(programme))) await writeNew(join(folder, name), text);
}

async function writeNew(file: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { flag: "wx" });
  } catch (error) {
    const reason =
      error instanceof Error && "code" in error && error.code === "EEXIST" ? "it exists" : String(error);
    throw new OperatorError(`${file} can't be written: ${reason}.`, { cause: error });
  }
}
