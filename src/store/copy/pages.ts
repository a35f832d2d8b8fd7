import { createHash } from "node:crypto";
import type { Knex } from "knex";
import { z } from "zod";
import type { CopiedTable } from "./tables.ts";

/** Engines take some hundreds of rows in one statement. */
const ROWS_AT_ONCE = 200;

const rows = z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])));

type Row = z.output<typeof rows>[number];

/** What a table comes to: as many rows with the same checksum are the same rows. */
export interface Sum {
  readonly rows: number;
  /** SHA-256 over all values, in hexadecimal. */
  readonly checksum: string;
}

/** Goes through a table in the order of its key, hands its rows over by the hundred, and sums it up. */
export async function readTable(
  db: Knex,
  { name, key, columns = ["*"] }: CopiedTable,
  take: (page: readonly Row[]) => Promise<void> = async () => undefined,
): Promise<Sum> {
  const hash = createHash("sha256");
  for (let read = 0; ; ) {
    const page = rows.parse(
      await db(name)
        .select(...columns)
        .orderBy([...key])
        .limit(ROWS_AT_ONCE)
        .offset(read),
    );
    for (const row of page) hash.update(JSON.stringify(comparable(row)));
    if (page.length > 0) await take(page);
    read += page.length;
    if (page.length < ROWS_AT_ONCE) return { rows: read, checksum: hash.digest("hex") };
  }
}

/** A row as it is on every engine: columns by name, yes and no as 1 and 0. */
function comparable(row: Row): unknown[] {
  return Object.keys(row)
    .toSorted()
    .map((column) => [column, typeof row[column] === "boolean" ? Number(row[column]) : row[column]]);
}
