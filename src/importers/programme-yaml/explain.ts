import type { z } from "zod";
import { cut } from "../../core/text.ts";
import { guess, type Path } from "./fault.ts";
import { entryFields } from "./schema.ts";

const KINDS: Readonly<Record<string, string>> = {
  string: "text",
  int: "a whole number",
  number: "a number",
  array: "a list",
  object: "fields with values",
};

/**
 * Says in plain words what zod found wrong with a file; one entry for each field. `issues` must hold their inputs
 * (`reportInput`), and `fields` are those at the top of the file.
 */
export function explain(
  issues: readonly z.core.$ZodIssue[],
  fields: readonly string[],
): { path: Path; text: string }[] {
  return issues.flatMap((issue) => {
    const { path } = issue;
    if (issue.code !== "unrecognized_keys") return [{ path, text: wording(issue) }];
    const list = path.findLast((step) => typeof step === "string");
    const known = (list !== undefined && entryFields[list]) || fields;
    return issue.keys.map((key) => ({ path: [...path, key], text: `isn't a field${guess(key, known)}` }));
  });
}

function wording(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_value") return `must be one of ${issue.values.join(", ")}`;
  if (issue.code !== "invalid_type") return issue.message;
  if (issue.input === undefined) return "is missing";
  if (issue.input === null) return "is empty";
  const mend = issue.expected === "string" ? quoting(issue.input) : "";
  return `must be ${KINDS[issue.expected] ?? issue.expected}, not ${named(issue.input)}${mend}`;
}

function named(input: unknown): string {
  if (Array.isArray(input)) return "a list";
  return typeof input === "object" ? "fields with values" : cut(JSON.stringify(input), 40);
}

function quoting(input: unknown): string {
  if (Array.isArray(input)) return "";
  return typeof input === "object" ? ': put text that holds ": " in quotes' : ": put it in quotes";
}
