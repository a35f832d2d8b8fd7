import type { Knex } from "knex";
import type { IndexTables } from "../engine.ts";

/**
 * The last turn of each conversation, the glossaries, and the index: its terms come from our own analysis only, its
 * scope narrows a search, and `index_state` says which analysis wrote it.
 */
export async function up(db: Knex, index: IndexTables): Promise<void> {
  await db.schema.createTable("conversations", (table) => {
    table.string("platform").notNullable();
    table.string("workspace").notNullable();
    table.string("channel").notNullable();
    table.string("speaker").notNullable();
    table.json("turn").notNullable();
    table.string("expires").notNullable();
    table.primary(["platform", "workspace", "channel", "speaker"]);
    table.index(["expires"]);
  });

  await db.schema.createTable("glossaries", (table) => {
    table.string("source").primary();
    table.string("fingerprint").notNullable();
    table.json("entries").notNullable();
  });
  await db.schema.alterTable("workshops", (table) => {
    table.json("glossary").notNullable().defaultTo("[]");
  });
  await db.schema.alterTable("talks", (table) => {
    table.index(["workshop", "day", "place"]);
  });

  await db.schema.createTable("index_state", (table) => {
    table.integer("analysis").notNullable();
  });
  await db("index_state").insert({ analysis: 0 });
  await db.schema.dropTableIfExists("talk_vocabulary");
  await db.schema.dropTableIfExists("talk_index");
  await index.createTalkIndex(db);
}
