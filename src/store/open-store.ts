import type { Store } from "../core/store.ts";
import { locate } from "./location.ts";

/**
 * Opens the store that a DATABASE_URL names, creating and migrating it as needed. The other engine is not even loaded.
 * Throws OperatorError for a database that can't be used, which is then left as it was.
 */
export async function openStore(databaseUrl: string): Promise<Store> {
  const place = locate(databaseUrl);
  switch (place.engine) {
    case "sqlite": {
      const { openSqliteStore } = await import("./sqlite-store.ts");
      return openSqliteStore(place.file);
    }
    case "postgres": {
      const { openPostgresStore } = await import("./postgres-store.ts");
      return openPostgresStore(place.url);
    }
  }
}
