import type { Knex } from "knex";

/** How often notes have changed, so that what was read of them can be kept until they do. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("note_revisions", (table) => {
    table.integer("number").notNullable();
  });
  await db("note_revisions").insert({ number: 0 });
}
