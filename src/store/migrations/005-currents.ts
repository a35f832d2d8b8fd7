import type { Knex } from "knex";

/** Which workshop is the current one of a channel or a person, and who is who over workshops where names don't tell. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("currents", (table) => {
    table.string("platform").notNullable();
    table.string("workspace").notNullable();
    table.string("place").notNullable();
    table.string("workshop").notNullable().references("workshops.id").onDelete("CASCADE");
    table.primary(["platform", "workspace", "place"]);
  });

  // Without a workshop (an empty text) a correction holds at all of them.
  await db.schema.createTable("presenter_corrections", (table) => {
    table.string("presenter").notNullable();
    table.string("workshop").notNullable();
    table.string("becomes").notNullable();
    table.primary(["presenter", "workshop"]);
    table.index(["becomes"]);
  });
}
