import { OperatorError } from "../../core/errors.ts";
import { explain } from "./explain.ts";
import { report } from "./fault.ts";
import { glossaryFile } from "./schema.ts";
import { readYamlFile } from "./yaml-file.ts";

/** Reads a glossary: lists of words that mean the same. Throws OperatorError that names every fault with its line. */
export async function readGlossary(path: string): Promise<readonly (readonly string[])[]> {
  const file = await readYamlFile(path);
  const { data, error } = glossaryFile.safeParse(file.value, { reportInput: true });
  if (data) return data.glossary;
  const found = explain(error?.issues ?? [], Object.keys(glossaryFile.shape));
  throw new OperatorError(
    report(file.faults.length > 0 ? file.faults : found.map(({ path: at, text }) => file.fault(at, text))),
  );
}
