import { setTimeout as pause } from "node:timers/promises";
import sqlite3 from "sqlite3";
import { locate } from "../../src/store/location.ts";
import { administer } from "../support/administer.ts";

/** Ends every other connection to the database, as a restart of the server does. */
const CUT = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid()`;

/** Makes a database fail for a while: a SQLite file is locked, a PostgreSQL loses its connections at the beginning and the end. */
export async function disturb(databaseUrl: string, milliseconds: number): Promise<void> {
  const place = locate(databaseUrl);
  if (place.engine === "sqlite") return lockFor(place.file, milliseconds);
  await administer(place.url, CUT);
  await pause(milliseconds);
  await administer(place.url, CUT);
}

async function lockFor(file: string, milliseconds: number): Promise<void> {
  const db = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened = new sqlite3.Database(file, (error) => (error ? reject(error) : resolve(opened)));
  });
  db.configure("busyTimeout", 5000);
  const run = (sql: string): Promise<void> =>
    new Promise((resolve, reject) => db.exec(sql, (error) => (error ? reject(error) : resolve())));
  await run("begin exclusive");
  await pause(milliseconds);
  await run("commit");
  await new Promise((resolve) => db.close(resolve));
}
