import type { Check } from "../core/check.ts";
import { OperatorError } from "../core/errors.ts";
import { locate } from "./location.ts";

/** Looks through the whole database that a DATABASE_URL names. */
export async function checkDatabase(databaseUrl: string): Promise<Check> {
  const place = locate(databaseUrl);
  return place.engine === "sqlite"
    ? (await import("./sqlite/maintenance.ts")).checkFile(place.file)
    : (await import("./postgres/maintenance.ts")).checkServer(place);
}

/** Looks whether a database can grow, where that can be seen from here: beside a file. */
export async function checkDisk(databaseUrl: string): Promise<Check | undefined> {
  const place = locate(databaseUrl);
  if (place.engine !== "sqlite" || place.file === ":memory:") return undefined;
  return (await import("./sqlite/maintenance.ts")).checkRoom(place.file);
}

/**
 * Copies a database to a new file as it stands at this moment, also while somebody writes to it.
 * Throws OperatorError when there is nothing to copy, the target exists, or the engine has tools of its own for that.
 */
export async function backupDatabase(databaseUrl: string, target: string): Promise<void> {
  const place = locate(databaseUrl);
  if (place.engine === "postgres") {
    throw new OperatorError(
      `${place.name} is backed up by pg_dump; to get it as a SQLite file, run rapporteur db copy <its address> sqlite:${target}.`,
    );
  }
  await (await import("./sqlite/maintenance.ts")).backupFile(place.file, target);
}
