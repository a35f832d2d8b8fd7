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

interface Migration {
  readonly name: string;
  readonly up: (db: Knex, index: IndexTables) => Promise<void>;
}

/** All migrations in order. They only go forward; one that has been released is never changed. */
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
];

/** Hands the list to knex, which keeps track of what has run. */
export function migrationSource(index: IndexTables): Knex.MigrationSource<Migration> {
  return {
    getMigrations: async () => [...migrations],
    getMigrationName: ({ name }) => name,
    getMigration: async ({ up }) => ({
      async up(db) {
        await up(db, index);
        await index.settleColumns(db);
      },
      down: refuse,
    }),
  };
}

async function refuse(): Promise<never> {
  throw new Error("Migrations only go forward: restore a backup instead.");
}
