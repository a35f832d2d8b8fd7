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
  writesQueue: false,
  async holdStill(tx) {
    await tx.raw("set transaction isolation level repeatable read");
  },
  async numberOn(tx, table, column) {
    await tx.raw("select setval(pg_get_serial_sequence(?, ?), max(??)) from ??", [
      table,
      column,
      column,
      table,
    ]);
  },
  rows: (answer) => result.parse(answer).rows,
};
