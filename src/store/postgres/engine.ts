import { z } from "zod";
import type { Engine } from "../engine.ts";
import { textSearch } from "./search.ts";
import { tables } from "./tables.ts";

const result = z.object({ rows: z.unknown() });

/** What is PostgreSQL's own. */
export const postgres: Engine = {
  ...textSearch,
  tables,
  passOver: (table) => `for update of ${table} skip locked`,
  rows: (answer) => result.parse(answer).rows,
};
