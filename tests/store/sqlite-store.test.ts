import { openSqliteStore } from "../../src/store/sqlite-store.ts";
import { storeContract } from "../contracts/store.ts";

storeContract("SQLite", () => openSqliteStore(":memory:"));
