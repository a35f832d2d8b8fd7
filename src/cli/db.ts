import { OperatorError } from "../core/errors.ts";
import { plural } from "../core/text.ts";
import { copyStore } from "../store/copy/copy-store.ts";
import { locate } from "../store/location.ts";
import { backupDatabase, checkDatabase } from "../store/maintenance.ts";
import { readSettings } from "./settings.ts";

/** Copies the database to a new file, also while the bot runs. Throws OperatorError when that can't be done. */
export async function backup(file: string): Promise<void> {
  const { config } = readSettings();
  await backupDatabase(config.database, file);
  process.stdout.write(`${locate(config.database).name} was copied to ${file}.\n`);
}

/** Checks the database for damage. Throws OperatorError when it finds some. */
export async function check(): Promise<void> {
  const { config } = readSettings();
  const { ok, detail, mend } = await checkDatabase(config.database);
  if (!ok) throw new OperatorError([detail, mend].join(" "));
  process.stdout.write(`${detail}\n`);
}

/** Copies a whole store to a new database, of the same engine or the other, and prints what was compared. Throws OperatorError. */
export async function copy(from: string, to: string): Promise<void> {
  const tables = await copyStore(from, to);
  const width = Math.max(...tables.map(({ name }) => name.length));
  for (const { name, rows, checksum } of tables)
    process.stdout.write(`${name.padEnd(width)}  ${String(rows).padStart(8)}  ${checksum.slice(0, 16)}\n`);
  const total = tables.reduce((sum, { rows }) => sum + rows, 0);
  process.stdout.write(
    `${plural(total, "row")} were copied from ${locate(from).name} to ${locate(to).name}; numbers and checksums agree.\n`,
  );
}
