// Writes the published JSON Schemas anew: `npm run schema`, from the folder of the project.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { jsonSchemas } from "./json-schema.ts";

await Promise.all(jsonSchemas().map(({ name, text }) => writeFile(join("data", "schema", name), text)));
