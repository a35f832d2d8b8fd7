import { mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import knex, { type Knex } from "knex";
import type sqlite3 from "sqlite3";
import { migrationConfig } from "../migrations/index.ts";
import { sqlite } from "./engine.ts";
import { examine } from "./examine.ts";

const BUSY_TIMEOUT_MS = 5000;
const IN_MEMORY = ":memory:";

/**
 * Opens the database, creating and migrating it as needed. WAL lets others read while one writes and survives a kill at
 * any moment; one connection keeps statements in order.
 * Throws OperatorError for a file that can't be used, which is then left as it was.
 */
export async function connect(file: string): Promise<Knex> {
  if (file !== IN_MEMORY) {
    await mkdir(dirname(resolve(file)), { recursive: true });
    await examine(file);
  }
  const db = knex({
    client: "sqlite3",
    connection: { filename: file },
    useNullAsDefault: true,
    pool: { min: 1, max: 1, idleTimeoutMillis: 2 ** 31 - 1, afterCreate: prepare },
    migrations: migrationConfig(sqlite.tables),
  });
  try {
    await db.migrate.latest();
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return db;
}

function prepare(
  connection: sqlite3.Database,
  done: (error: Error | null, connection: sqlite3.Database) => void,
): void {
  connection.exec(
    `pragma busy_timeout = ${BUSY_TIMEOUT_MS};
     pragma journal_mode = wal;
     pragma synchronous = normal;
     pragma foreign_keys = on;`,
    (error) => done(error, connection),
  );
}
