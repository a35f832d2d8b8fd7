import type { Store } from "../core/store.ts";
import { createStore } from "./create-store.ts";
import { connect } from "./sqlite/connect.ts";
import { sqlite } from "./sqlite/engine.ts";

/**
 * Opens the store on a SQLite file (or `:memory:`), creating and migrating it as needed.
 * Throws OperatorError for a file that can't be used, which is then left as it was.
 */
export async function openSqliteStore(file: string): Promise<Store> {
  return createStore(await connect(file), sqlite);
}
