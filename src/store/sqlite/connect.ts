import { mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import knex, { type Knex } from "knex";
import type sqlite3 from "sqlite3";
import type { Database } from "../engine.ts";
import { migrationConfig } from "../migrations/index.ts";
import { sqlite } from "./engine.ts";
import { examine } from "./examine.ts";
import { explain } from "./faults.ts";

const BUSY_TIMEOUT_MS = 5000;
const IN_MEMORY = ":memory:";

/** So many read at once: a long read, such as that of all words of the index, leaves the other to questions. */
const READERS = 2;
const ALWAYS = `pragma busy_timeout = ${BUSY_TIMEOUT_MS};`;

/**
 * Opens the database, creating and migrating it as needed. WAL lets others read while one writes and survives a kill at
 * any moment; one connection keeps writes in order. What is in memory has no other connection.
 * Throws OperatorError for a file that can't be used, which is then left as it was.
 */
export async function connect(file: string): Promise<Pick<Database, "db" | "reader">> {
  try {
    return await openFile(file);
  } catch (error) {
    throw explain(error, file);
  }
}

async function openFile(file: string): Promise<Pick<Database, "db" | "reader">> {
  if (file !== IN_MEMORY) {
    await mkdir(dirname(resolve(file)), { recursive: true });
    await examine(file);
  }
  const db = open(
    file,
    { min: 1, max: 1 },
    `${ALWAYS} pragma journal_mode = wal; pragma synchronous = normal; pragma foreign_keys = on;`,
  );
  try {
    await db.migrate.latest();
  } catch (error) {
    await db.destroy();
    throw error;
  }
  if (file === IN_MEMORY) return { db, reader: db };
  return { db, reader: open(file, { min: 0, max: READERS }, `${ALWAYS} pragma query_only = on;`) };
}

function open(
  filename: string,
  size: { readonly min: number; readonly max: number },
  settings: string,
): Knex {
  return knex({
    client: "sqlite3",
    connection: { filename },
    useNullAsDefault: true,
    pool: {
      ...size,
      idleTimeoutMillis: 2 ** 31 - 1,
      afterCreate: (
        connection: sqlite3.Database,
        done: (error: Error | null, connection: sqlite3.Database) => void,
      ) => connection.exec(settings, (error) => done(error, connection)),
    },
    migrations: migrationConfig(sqlite.tables),
  });
}
