import type { Store } from "../core/store.ts";
import { createStore } from "./create-store.ts";
import { connect } from "./postgres/connect.ts";
import { postgres } from "./postgres/engine.ts";

/**
 * Opens the store on a PostgreSQL database, which exists; its tables are made and migrated as needed.
 * Throws OperatorError when it can't be reached or used.
 */
export async function openPostgresStore(url: string): Promise<Store> {
  return createStore(await connect(url), postgres);
}
