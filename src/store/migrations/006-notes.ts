import type { Knex } from "knex";
import type { IndexTables } from "../engine.ts";

/**
 * Notes on talks, and the index over them. A note names its talk by workshop and id rather than by number, so that
 * imports can't take it along.
 */
export async function up(db: Knex, index: IndexTables): Promise<void> {
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
  await index.createNoteIndex(db);
}
