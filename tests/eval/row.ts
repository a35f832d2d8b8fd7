import { readFile } from "node:fs/promises";
import { z } from "zod";

/**
 * A question and what a right answer holds. `talk` is a regular expression on the first talk's title, `any` are ones that
 * must all be met among the talks' titles, `speakers` stand in the text or among the presenters, `facts` are regular
 * expressions on the text, `day` is the first talk's or stands in the text, `none` says that it must not be known.
 */
const rowSchema = z.object({
  q: z.string(),
  kind: z.string(),
  talk: z.string().optional(),
  any: z.array(z.string()).optional(),
  speakers: z.array(z.string()).optional(),
  facts: z.array(z.string()).optional(),
  day: z.string().optional(),
  none: z.boolean().optional(),
});

export type Row = z.output<typeof rowSchema>;

/** What somebody answered, ours or another engine. */
export interface Given {
  readonly known: boolean;
  readonly text: string;
  readonly talks: readonly {
    readonly title: string;
    readonly presenters: readonly string[];
    readonly date: string;
  }[];
}

/** Reads a set of questions, one JSON object a line. */
export async function readRows(file: string): Promise<Row[]> {
  const lines = (await readFile(file, "utf8")).split("\n").filter((line) => line.trim() !== "");
  return lines.map((line) => rowSchema.parse(JSON.parse(line)));
}
