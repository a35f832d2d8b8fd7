import type { Knex } from "knex";

/**
 * Notes on talks, and the index over them. A note names its talk by workshop and id rather than by number, so that
 * imports can't take it along.
 */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("notes", (table) => {
    table.increments("id");
    table.string("platform").notNullable();
    table.string("workspace").notNullable();
    table.string("workshop").notNullable();
    table.string("talk");
    table.text("text").notNullable();
    table.text("link");
    table.text("message");
    table.string("person").notNullable();
    table.string("author");
    table.string("written").notNullable();
    table.string("edited");
    table.index(["platform", "workspace", "workshop", "talk", "id"]);
  });
  await db.raw(
    `create virtual table note_index using fts5(terms, tokenize = "unicode61 remove_diacritics 0 tokenchars '.'")`,
  );
}
