import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { yamlFilesIn } from "./folder.ts";

/** Part of every fingerprint. Count it up when the same files come to mean another programme, so they are read again. */
const FORMAT = "programme-yaml 2";

/**
 * A fingerprint (sha256, hexadecimal) of the names and bytes of all YAML files in a folder. No YAML is parsed for it,
 * so it costs next to nothing to see that nothing changed. Throws OperatorError when there is no such folder.
 */
export async function fingerprintOf(folder: string): Promise<string> {
  const hash = createHash("sha256").update(FORMAT);
  for (const name of await yamlFilesIn(folder)) {
    const bytes = await readFile(join(folder, name));
    hash.update(`\0${name}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest("hex");
}
