import type { Store } from "../core/store.ts";
import { createStore } from "./create-store.ts";
import type { Database } from "./engine.ts";
import { type Location, locate } from "./location.ts";

/**
 * Opens the store that a DATABASE_URL names, making and migrating its tables as needed.
 * Throws OperatorError for a database that can't be used, which is then left as it was.
 */
export async function openStore(databaseUrl: string): Promise<Store> {
  return createStore(await openDatabase(locate(databaseUrl)));
}

/** Opens a database and makes or migrates its tables as needed. Only its own engine is loaded. Throws OperatorError. */
export async function openDatabase(place: Location): Promise<Database> {
  if (place.engine === "sqlite") {
    const { connect } = await import("./sqlite/connect.ts");
    const { sqlite } = await import("./sqlite/engine.ts");
    return { ...(await connect(place.file)), engine: sqlite };
  }
  const { connect } = await import("./postgres/connect.ts");
  const { postgres } = await import("./postgres/engine.ts");
  const db = await connect(place.url);
  return { db, reader: db, engine: postgres };
}
