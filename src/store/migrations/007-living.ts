import type { Knex } from "knex";

/**
 * A schedule that lives: what changed in it and whether the channels know, addresses that are watched, and who is told before
 * a talk begins. Messages may lose their point at an instant, and notices don't count as digests.
 */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("change_sets", (table) => {
    table.increments("number");
    table.string("workshop").notNullable().references("workshops.id").onDelete("CASCADE");
    table.string("at").notNullable();
    table.boolean("told").notNullable();
    table.index(["workshop", "at"]);
  });
  await db.raw("create index change_sets_untold on change_sets (number) where not told");
  await db.schema.createTable("changes", (table) => {
    table.increments("number");
    table.integer("change_set").notNullable().references("change_sets.number").onDelete("CASCADE");
    table.string("kind").notNullable();
    table.string("talk").notNullable();
    table.json("before");
    table.json("after").notNullable();
    table.index(["change_set"]);
  });

  await db.schema.createTable("watches", (table) => {
    table.string("id").primary();
    table.string("address").notNullable().unique();
    table.string("workshop");
    table.integer("every").notNullable();
    table.string("next").notNullable().index();
    table.string("etag");
    table.string("last_modified");
    table.string("looked_at");
    table.integer("failures").notNullable().defaultTo(0);
    table.string("error");
    table.string("lease");
    table.string("lease_until");
  });

  await db.schema.createTable("reminders", (table) => {
    table.string("id").primary();
    table.string("platform").notNullable();
    table.string("workspace").notNullable();
    table.string("channel").notNullable();
    table.string("workshop").notNullable().references("workshops.id").onDelete("CASCADE");
    table.integer("minutes").notNullable();
    table.string("room");
    table.string("track");
    table.string("obstacle");
    table.index(["platform", "workspace", "channel"]);
  });
  await db.schema.createTable("reminded", (table) => {
    table.string("reminder").notNullable().references("reminders.id").onDelete("CASCADE");
    table.string("talk").notNullable();
    table.string("start").notNullable();
    table.primary(["reminder", "talk", "start"]);
  });

  await db.schema.alterTable("outbox", (table) => {
    table.boolean("notice").notNullable().defaultTo(false);
    table.string("expires");
  });
  await db.raw(
    "create index outbox_expiring on outbox (expires) where state = 'waiting' and expires is not null",
  );
}
