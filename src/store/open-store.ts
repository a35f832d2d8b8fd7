import type { Knex } from "knex";
import type { Store } from "../core/store.ts";
import { createStore } from "./create-store.ts";
import type { Engine } from "./engine.ts";
import { type Location, locate } from "./location.ts";

/** A database that is open and migrated, with its engine. */
export interface Database {
  readonly db: Knex;
  readonly engine: Engine;
}

/**
 * Opens the store that a DATABASE_URL names, making and migrating its tables as needed.
 * Throws OperatorError for a database that can't be used, which is then left as it was.
 */
export async function openStore(databaseUrl: string): Promise<Store> {
  const { db, engine } = await openDatabase(locate(databaseUrl));
  return createStore(db, engine);
}

/** Opens a database and makes or migrates its tables as needed. Only its own engine is loaded. Throws OperatorError. */
export async function openDatabase(place: Location): Promise<Database> {
  if (place.engine === "sqlite") {
    const { connect } = await import("./sqlite/connect.ts");
    const { sqlite } = await import("./sqlite/engine.ts");
    return { db: await connect(place.file), engine: sqlite };
  }
  const { connect } = await import("./postgres/connect.ts");
  const { postgres } = await import("./postgres/engine.ts");
  return { db: await connect(place.url), engine: postgres };
}
