import type { Knex } from "knex";
import { z } from "zod";
import type { IndexTables } from "../engine.ts";

/** Longer texts are found by their beginning only, since PostgreSQL keeps at most 1 MB of words for a row. */
const MOST_INDEXED = 200_000;

const columnRows = z.array(z.object({ table: z.string(), column: z.string() }));

/**
 * The index over text search (https://www.postgresql.org/docs/current/textsearch.html). Words get the weights A to D by the
 * column they stand in. The configuration drops accents and knows neither stop words nor endings: that is our own
 * analysis' matter.
 */
export const tables: IndexTables = {
  async createTalkIndex(db) {
    await db.raw("create text search configuration rapporteur (copy = simple)");
    await db.raw(
      `alter text search configuration rapporteur
       alter mapping for asciiword, word, numword, asciihword, hword, numhword, hword_asciipart, hword_part, hword_numpart
       with unaccent, simple`,
    );
    await db.raw(
      `create table talk_index (
         rowid integer primary key,
         scope text not null,
         title text not null,
         presenters text not null,
         topics text not null,
         body text not null,
         belongs tsvector not null
           generated always as (array_to_tsvector(array_remove(string_to_array(scope, ' '), ''))) stored,
         words tsvector not null generated always as (
           ${weighed("title", "A")} || ${weighed("presenters", "B")} || ${weighed("topics", "C")} || ${weighed("body", "D")}
         ) stored
       )`,
    );
    await db.raw("create index talk_index_words on talk_index using gin (words)");
    await db.raw("create index talk_index_belongs on talk_index using gin (belongs)");
    await db.raw("create index talk_index_title on talk_index using gin (title gin_trgm_ops)");
  },
  async createNoteIndex(db) {
    await db.raw(
      `create table note_index (
         rowid integer primary key,
         terms text not null,
         words tsvector not null generated always as (${weighed("terms", "A")}) stored
       )`,
    );
    await db.raw("create index note_index_words on note_index using gin (words)");
  },
  settleColumns,
};

function weighed(column: string, weight: string): string {
  return `setweight(to_tsvector('rapporteur', left(${column}, ${MOST_INDEXED})), '${weight}')`;
}

/**
 * What migrations call a string is as long as it likes, and is sorted and compared by its characters' numbers, whatever
 * the database does by default: as in SQLite.
 */
async function settleColumns(db: Knex): Promise<void> {
  const found: unknown = await db("information_schema.columns")
    .whereRaw("table_schema = current_schema()")
    .whereNot("table_name", "like", "knex\\_%")
    .whereNot("table_name", "like", "%\\_index")
    .whereRaw(
      "(data_type = 'character varying' or (data_type = 'text' and collation_name is distinct from 'C'))",
    )
    .select({ table: "table_name", column: "column_name" });
  for (const { table, column } of columnRows.parse(found)) {
    await db.raw(`alter table ?? alter column ?? type text collate "C"`, [table, column]);
  }
}
