import type { Knex } from "knex";

/** What importers know of a talk beside its words: by what it is matched when it comes again, and whether it takes place. */
export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable("talks", (table) => {
    table.string("language");
    table.boolean("cancelled").notNullable().defaultTo(false);
    table.string("guid");
    table.string("code");
    table.index(["workshop", "guid"]);
    table.index(["workshop", "code"]);
  });
}
