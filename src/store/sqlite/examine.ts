import { open, stat } from "node:fs/promises";
import sqlite3 from "sqlite3";
import { z } from "zod";
import { OperatorError } from "../../core/errors.ts";
import { tooNew } from "../migrations/compatibility.ts";
import { migrations } from "../migrations/index.ts";

const names = z.array(z.object({ name: z.string() }));

const HEADER = "SQLite format 3\0";

/**
 * Looks at a database file without changing it, before anything else opens it. A missing or empty file is fine.
 * Throws OperatorError when the file is no database, is damaged, or was written by a newer Rapporteur.
 */
export async function examine(file: string): Promise<void> {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size === 0) return;
  if ((await firstBytes(file)) !== HEADER) {
    throw new OperatorError(`${file} is not a SQLite database: set DATABASE_URL to another file.`);
  }
  const db = await openReadOnly(file);
  try {
    await refuseDamaged(db, file);
    await refuseNewer(db, file);
  } finally {
    await new Promise((resolve) => db.close(resolve));
  }
}

async function refuseDamaged(db: sqlite3.Database, file: string): Promise<void> {
  const damaged = (cause: unknown): OperatorError =>
    new OperatorError(
      `${file} is damaged and was left untouched: restore a backup (rapporteur db backup makes them) or set DATABASE_URL to another file.`,
      { cause },
    );
  const rows = await all(db, "pragma quick_check(1)").catch((cause: unknown) => {
    throw damaged(cause);
  });
  const [row] = z.array(z.object({ quick_check: z.string() })).parse(rows);
  if (row?.quick_check !== "ok") throw damaged(row?.quick_check);
}

async function refuseNewer(db: sqlite3.Database, file: string): Promise<void> {
  const has = async (table: string): Promise<boolean> =>
    (await all(db, `select name from sqlite_master where name = '${table}'`)).length > 0;
  if (!(await has("knex_migrations"))) return;
  const ran = names.parse(await all(db, "select name from knex_migrations order by id"));
  const says = await has("compatibility");
  const [oldest] = says ? names.parse(await all(db, "select oldest as name from compatibility")) : [];
  const unknown = tooNew(
    ran.map(({ name }) => name),
    oldest?.name,
    migrations,
  );
  if (unknown !== undefined) {
    throw new OperatorError(
      `${file} was written by a newer Rapporteur (it has ${unknown}) and was left untouched: update Rapporteur, or set DATABASE_URL to another file.`,
    );
  }
}

async function firstBytes(file: string): Promise<string> {
  const handle = await open(file, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEADER.length), 0, HEADER.length, 0);
    return buffer.toString("latin1", 0, bytesRead);
  } finally {
    await handle.close();
  }
}

function openReadOnly(file: string): Promise<sqlite3.Database> {
  return new Promise((resolve, reject) => {
    const db = new sqlite3.Database(file, sqlite3.OPEN_READONLY, (error) =>
      error ? reject(error) : resolve(db),
    );
  });
}

function all(db: sqlite3.Database, sql: string): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    db.all(sql, (error, rows) => (error ? reject(error) : resolve(rows)));
  });
}
