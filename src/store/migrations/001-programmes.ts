import type { Knex } from "knex";

/** Workshops, presenters, talks, and where they came from. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("workshops", (table) => {
    table.string("id").primary();
    table.string("name").notNullable();
    table.json("aliases").notNullable();
    table.string("timezone").notNullable();
    table.string("first_day", 10).notNullable();
    table.string("last_day", 10).notNullable();
    table.string("venue");
    table.string("city");
    table.string("country");
    table.json("links").notNullable();
  });

  await db.schema.createTable("presenters", (table) => {
    table.string("id").primary();
    table.string("name").notNullable();
    table.string("affiliation");
    table.json("aliases").notNullable();
  });

  await db.schema.createTable("talks", (table) => {
    table.increments("number");
    table.string("workshop").notNullable().references("workshops.id").onDelete("CASCADE");
    table.string("id").notNullable();
    table.string("source").notNullable();
    table.string("title").notNullable();
    table.string("schedule_title");
    table.string("kind").notNullable();
    table.string("day", 10).notNullable();
    table.integer("place").notNullable();
    table.string("start");
    table.string("end");
    table.string("room");
    table.string("track");
    table.json("topics").notNullable();
    table.json("aliases").notNullable();
    table.text("summary").notNullable();
    table.json("facts").notNullable();
    table.json("links").notNullable();
    table.unique(["workshop", "id"]);
  });

  await db.schema.createTable("talk_presenters", (table) => {
    table.integer("talk").notNullable().references("talks.number").onDelete("CASCADE");
    table.string("presenter").notNullable().references("presenters.id");
    table.integer("place").notNullable();
    table.primary(["talk", "presenter"]);
    table.index(["presenter"]);
  });

  await db.schema.createTable("sources", (table) => {
    table.string("id").primary();
    table.string("workshop").notNullable().references("workshops.id").onDelete("CASCADE");
    table.string("fingerprint").notNullable();
  });

  await db.schema.createTable("revisions", (table) => {
    table.integer("number").notNullable();
  });
  await db("revisions").insert({ number: 0 });
}
