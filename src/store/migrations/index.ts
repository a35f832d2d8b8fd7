import type { Knex } from "knex";
import type { IndexTables } from "../engine.ts";
import { up as programmes } from "./001-programmes.ts";
import { up as digests } from "./002-digests.ts";
import { up as conversations } from "./003-conversations.ts";
import { up as imports } from "./004-imports.ts";
import { up as currents } from "./005-currents.ts";
import { up as notes } from "./006-notes.ts";
import { up as living } from "./007-living.ts";
import { up as noteRevisions } from "./008-note-revisions.ts";
import { up as installations } from "./009-installations.ts";
import { up as arrivals } from "./010-arrivals.ts";
import { up as ownership } from "./011-ownership.ts";
import { FIRST_SAID, oldestFor, type Step } from "./compatibility.ts";

interface Migration extends Step {
  readonly up: (db: Knex, index: IndexTables) => Promise<void>;
}

/**
 * All migrations in order. They only go forward; one that has been released is never changed. Say `compatibleFrom` where a
 * migration only adds, so that both versions run side by side during an upgrade.
 */
export const migrations: readonly Migration[] = [
  { name: "001-programmes", up: programmes },
  { name: "002-digests", up: digests },
  { name: "003-conversations", up: conversations },
  { name: "004-imports", up: imports },
  { name: "005-currents", up: currents },
  { name: "006-notes", up: notes },
  { name: "007-living", up: living },
  { name: "008-note-revisions", up: noteRevisions },
  { name: "009-installations", up: installations },
  { name: FIRST_SAID, up: arrivals },
  { name: "011-ownership", up: ownership },
];

/**
 * Hands the list to knex, which keeps track of what has run. A newer program may have run more: whether that does any
 * harm was found out before.
 */
export function migrationConfig(index: IndexTables): Knex.MigratorConfig {
  const migrationSource: Knex.MigrationSource<Migration> = {
    getMigrations: async () => [...migrations],
    getMigrationName: ({ name }) => name,
    getMigration: async ({ name, up }) => ({
      async up(db) {
        await up(db, index);
        await index.settleColumns(db);
        await sayOldest(db, name);
      },
      down: refuse,
    }),
  };
  return { migrationSource, disableMigrationsListValidation: true };
}

/** Lets older programs know whether they can work with what this migration has made. */
async function sayOldest(db: Knex, name: string): Promise<void> {
  const ran = migrations.slice(0, 1 + migrations.findIndex((migration) => migration.name === name));
  if (ran.some((migration) => migration.name === FIRST_SAID))
    await db("compatibility").update({ oldest: oldestFor(ran) });
}

async function refuse(): Promise<never> {
  throw new Error("Migrations only go forward: restore a backup instead.");
}
