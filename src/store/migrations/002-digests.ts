import type { Knex } from "knex";

/** Subscriptions of channels, and the outbox from which their messages are posted. Instants are ISO 8601 in UTC, so they sort as text. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("subscriptions", (table) => {
    table.string("id").primary();
    table.string("platform").notNullable();
    table.string("workspace").notNullable();
    table.string("channel").notNullable();
    table.string("workshop").notNullable().references("workshops.id").onDelete("CASCADE");
    table.string("mode").notNullable();
    table.string("time", 5).notNullable();
    table.string("start", 10);
    table.boolean("threads").notNullable();
    table.json("topics").notNullable();
    table.json("tracks").notNullable();
    table.boolean("empty").notNullable();
    table.string("state").notNullable();
    table.string("reason");
    table.string("next_day", 10);
    table.string("next_at");
    table.json("skipped").notNullable();
    table.unique(["platform", "workspace", "channel", "workshop"]);
    table.index(["state", "next_at"]);
  });

  await db.schema.createTable("outbox", (table) => {
    table.increments("number");
    table.string("key").notNullable().unique();
    table.string("subscription");
    table.string("platform").notNullable();
    table.string("workspace").notNullable();
    table.string("channel").notNullable();
    table.string("workshop").notNullable();
    table.string("day", 10).notNullable();
    table.json("reply").notNullable();
    table.string("parent");
    table.string("due").notNullable();
    table.boolean("late").notNullable();
    table.string("state").notNullable();
    table.string("reason");
    table.string("not_before").notNullable();
    table.string("lease");
    table.string("lease_until");
    table.integer("attempts").notNullable().defaultTo(0);
    table.boolean("doubtful").notNullable().defaultTo(false);
    table.string("claimed_first");
    table.string("message");
    table.string("settled");
    table.index(["platform", "workspace", "channel", "state", "number"]);
    table.index(["parent"]);
    table.index(["subscription", "number"]);
  });
  // Claiming reads open rows in order and stops early, however many are settled.
  await db.raw("create index outbox_open on outbox (number) where state in ('waiting', 'claimed')");
}
