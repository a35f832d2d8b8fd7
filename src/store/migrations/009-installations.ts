import type { Knex } from "knex";

/** Where a distributed Slack app is installed, states of its OAuth flow that were used, and who has removed the bot. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("installations", (table) => {
    table.string("workspace").primary();
    table.string("organisation").index();
    table.text("sealed");
    table.string("installed").notNullable();
  });
  await db.schema.createTable("spent_states", (table) => {
    table.string("state").primary();
    table.string("expires").notNullable().index();
  });
  await db.schema.createTable("departures", (table) => {
    table.string("platform").notNullable();
    table.string("workspace").notNullable();
    table.string("since").notNullable().index();
    table.primary(["platform", "workspace"]);
  });
}
