import { z } from "zod";
import { PRESENTERS_FILE, TALKS_FILE, WORKSHOP_FILE } from "./folder.ts";
import { presentersFile, talksFile, workshopFile } from "./schema.ts";

/**
 * The JSON Schemas (draft 7, which editors know best) of the three files, by the name under which each is published
 * in `data/schema/`. They come from the zod schemas that also check the files.
 */
export function jsonSchemas(): { name: string; text: string }[] {
  const files: [string, z.ZodType][] = [
    [WORKSHOP_FILE, workshopFile],
    [PRESENTERS_FILE, presentersFile],
    [TALKS_FILE, talksFile],
  ];
  return files.map(([file, schema]) => ({
    name: file.replace(/yaml$/u, "json"),
    text: `${JSON.stringify(z.toJSONSchema(schema, { target: "draft-7", io: "input" }), null, 2)}\n`,
  }));
}
