import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Store } from "./core/store.ts";
import { fingerprintOf } from "./importers/programme-yaml/fingerprint.ts";
import { packageRoot } from "./package-root.ts";

const GLOSSARY_FILE = "glossary.yaml";

/**
 * Brings the store in step with the programmes in a folder of YAML programmes (by default those that the bot ships
 * with), and with the glossary beside them. What did not change since the last time is not even parsed.
 * Throws OperatorError that names file, line and field of every fault.
 */
export async function loadShipped(store: Store, folder: string = join(packageRoot(), "data")): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  if (entries.some(({ name }) => name === GLOSSARY_FILE)) await loadGlossary(store, folder);
  for (const { name } of entries.filter((entry) => entry.isDirectory() && entry.name !== "schema")) {
    const path = join(folder, name);
    const source = `data/${name}`;
    const fingerprint = await fingerprintOf(path);
    if ((await store.fingerprint(source)) === fingerprint) continue;
    const { readProgramme } = await import("./importers/programme-yaml/read.ts");
    await store.save(await readProgramme(path), { source, fingerprint });
  }
}

async function loadGlossary(store: Store, folder: string): Promise<void> {
  const source = `data/${GLOSSARY_FILE}`;
  const fingerprint = await fingerprintOf(folder);
  if ((await store.fingerprint(source)) === fingerprint) return;
  const { readGlossary } = await import("./importers/programme-yaml/read-glossary.ts");
  await store.saveGlossary(await readGlossary(join(folder, GLOSSARY_FILE)), { source, fingerprint });
}
