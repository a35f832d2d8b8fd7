import { openSqliteStore } from "../../src/store/sqlite-store.ts";
import { everyStoreContract } from "../contracts/every-store.ts";

everyStoreContract("SQLite", () => openSqliteStore(":memory:"));
