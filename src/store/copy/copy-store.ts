import { existsSync } from "node:fs";
import type { Knex } from "knex";
import { OperatorError } from "../../core/errors.ts";
import type { Database } from "../engine.ts";
import { faultOf, type Location, locate } from "../location.ts";
import { openDatabase } from "../open-store.ts";
import { readTable, type Sum } from "./pages.ts";
import { type CopiedTable, TABLES } from "./tables.ts";

/** A table that was copied, with what both sides came to. */
export interface Copied extends Sum {
  readonly name: string;
}

/**
 * Copies a whole store, as it stands at one moment, to another database that holds nothing yet, and compares both row by
 * row. All of it or nothing is written. Throws OperatorError when there is nothing to copy or no room for it.
 */
export async function copyStore(from: string, to: string): Promise<readonly Copied[]> {
  const [source, target] = [placeOf(from), placeOf(to)];
  if (source.engine === "sqlite" && !existsSync(source.file))
    throw new OperatorError(`${source.name} doesn't exist: give the DATABASE_URL of the store to copy.`);
  return using(source, (one) =>
    using(target, (other) =>
      one.db.transaction(async (read) => {
        await one.engine.holdStill(read);
        return other.db.transaction(async (write) => {
          await refuseFull(write, target);
          const copied: Copied[] = [];
          for (const table of TABLES) copied.push(await copyTable(table, read, write, other));
          return copied;
        });
      }),
    ),
  );
}

function placeOf(databaseUrl: string): Location {
  const fault = faultOf(databaseUrl);
  if (fault !== undefined) throw new OperatorError(`The address of a database ${fault}.`);
  return locate(databaseUrl);
}

async function using<Result>(
  place: Location,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const database = await openDatabase(place);
  try {
    return await work(database);
  } finally {
    await database.db.destroy();
  }
}

async function refuseFull(db: Knex, { name }: Location): Promise<void> {
  for (const table of TABLES) {
    const row: unknown = table.single ? undefined : await db(table.name).first(...table.key);
    if (row !== undefined)
      throw new OperatorError(
        `${name} is not empty (it has ${table.name}) and was left as it is: give a new database.`,
      );
  }
}

async function copyTable(table: CopiedTable, read: Knex, write: Knex, { engine }: Database): Promise<Copied> {
  const { name, numbered, single } = table;
  if (single) await write(name).delete();
  const given = await readTable(read, table, async (page) => void (await write(name).insert([...page])));
  const taken = await readTable(write, table);
  if (given.rows !== taken.rows || given.checksum !== taken.checksum)
    throw new OperatorError(
      `${name} did not arrive as it is (${given.rows} and ${taken.rows} rows), so nothing was copied: run rapporteur db check on the source.`,
    );
  if (numbered !== undefined) await engine.numberOn(write, name, numbered);
  return { name, ...taken };
}
