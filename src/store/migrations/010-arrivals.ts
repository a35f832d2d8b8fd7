import type { Knex } from "knex";

/**
 * Inputs that were taken to be answered, each by one process, and which programs can work with the tables: the last
 * migration that a program has to know.
 */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("arrivals", (table) => {
    table.string("key").primary();
    table.string("taker").notNullable();
    table.string("expires").notNullable().index();
  });
  await db.schema.createTable("compatibility", (table) => {
    table.string("oldest").notNullable();
  });
  await db("compatibility").insert({ oldest: "010-arrivals" });
}
