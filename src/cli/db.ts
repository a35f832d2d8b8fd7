import { OperatorError } from "../core/errors.ts";
import { backupDatabase, checkDatabase } from "../store/sqlite/maintenance.ts";
import { readSettings } from "./settings.ts";

/** Copies the database to a new file, also while the bot runs. Throws OperatorError when that can't be done. */
export async function backup(file: string): Promise<void> {
  const { config } = readSettings();
  await backupDatabase(config.database, file);
  process.stdout.write(`${config.database} was copied to ${file}.\n`);
}

/** Checks the database for damage. Throws OperatorError when it finds some. */
export async function check(): Promise<void> {
  const { config } = readSettings();
  const { ok, detail, mend } = await checkDatabase(config.database);
  if (!ok) throw new OperatorError([detail, mend].join(" "));
  process.stdout.write(`${detail}\n`);
}
