import type { Knex } from "knex";
import { locate } from "../location.ts";
import { openForMigration, openPool } from "./connection.ts";
import { examine } from "./examine.ts";
import { addExtensions } from "./extensions.ts";
import { explain } from "./faults.ts";

/** Any number that other programs on the same database hardly use. */
const MIGRATION_LOCK = 7_277_011;

/**
 * Opens the database and migrates its tables as needed. Of several processes that start at once one migrates and the
 * others wait for it. Throws OperatorError when the database can't be reached or used; it is then left as it was.
 */
export async function connect(url: string): Promise<Knex> {
  const { name } = locate(url);
  const db = openForMigration(url);
  try {
    await examine(db, name);
    await migrate(db, name);
  } catch (error) {
    throw explain(error, name);
  } finally {
    await db.destroy();
  }
  return openPool(url);
}

async function migrate(db: Knex, name: string): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.raw("select pg_advisory_xact_lock(?)", [MIGRATION_LOCK]);
    await addExtensions(db, name);
    // Whoever held knex' own lock has died, or this one would not be ours.
    await db.migrate.forceFreeMigrationsLock();
    await db.migrate.latest();
  });
}
