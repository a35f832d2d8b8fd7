import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  glossaryFile,
  presentersFile,
  talksFile,
  workshopFile,
} from "../../../src/importers/programme-yaml/schema.ts";

/** The parts of a JSON Schema that name and describe fields. */
interface Described {
  readonly properties?: Readonly<Record<string, Described>> | undefined;
  readonly items?: Described | undefined;
  readonly description?: string | undefined;
}

const described: z.ZodType<Described> = z.lazy(() =>
  z.object({
    properties: z.record(z.string(), described).optional(),
    items: described.optional(),
    description: z.string().optional(),
  }),
);

function fieldsOf({ properties = {}, items }: Described): [string, Described][] {
  const own = Object.entries(properties);
  return [...own, ...own.flatMap(([, field]) => fieldsOf(field)), ...(items ? fieldsOf(items) : [])];
}

describe.each([
  ["workshop", workshopFile],
  ["presenters", presentersFile],
  ["talks", talksFile],
  ["glossary", glossaryFile],
])("the published schema of %s.yaml", (name, schema) => {
  const jsonSchema = z.toJSONSchema(schema, { target: "draft-7", io: "input" });
  const fields = fieldsOf(described.parse(jsonSchema));

  it("is what the reader checks (`npm run schema` writes it)", async () => {
    const text = `${JSON.stringify(jsonSchema, null, 2)}\n`;
    await expect(text).toMatchFileSnapshot(resolve(`data/schema/${name}.json`));
  });

  it("describes every field, for editors", () => {
    expect(fields.length).toBeGreaterThan(0);
    expect(fields.filter(([, { description }]) => description === undefined)).toEqual([]);
  });

  it("has every field in docs/importing.md", async () => {
    const page = await readFile("docs/importing.md", "utf8");
    const told = new Set(Array.from(page.matchAll(/^\| `(\w+)` *\|/gmu), ([, field]) => field));
    expect(fields.map(([field]) => field).filter((field) => !told.has(field))).toEqual([]);
  });
});
