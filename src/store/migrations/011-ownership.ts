import type { Knex } from "knex";

/** Whose a programme is (an empty text for the operator's), whether others may see it, and who watches an address. */
export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable("workshops", (table) => {
    table.string("owner").notNullable().defaultTo("");
    table.boolean("private").notNullable().defaultTo(false);
  });
  await db.schema.alterTable("watches", (table) => {
    table.string("owner").notNullable().defaultTo("");
    table.dropUnique(["address"]);
    table.unique(["address", "owner"]);
  });
}
