import { readdir } from "node:fs/promises";
import { OperatorError } from "../../core/errors.ts";

/** The files that make up a programme. */
export const WORKSHOP_FILE = "workshop.yaml";
export const PRESENTERS_FILE = "presenters.yaml";
export const TALKS_FILE = "talks.yaml";

/** The names of all YAML files in a folder, sorted. Throws OperatorError when there is no such folder. */
export async function yamlFilesIn(folder: string): Promise<string[]> {
  try {
    const names = await readdir(folder);
    return names.filter((name) => /\.ya?ml$/iu.test(name)).toSorted();
  } catch (error) {
    throw new OperatorError(`${folder}: there is no such folder to read a programme from`, { cause: error });
  }
}
