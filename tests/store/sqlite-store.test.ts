import { openSqliteStore } from "../../src/store/sqlite-store.ts";
import { digestStoreContract } from "../contracts/digest-store.ts";
import { storeContract } from "../contracts/store.ts";

storeContract("SQLite", () => openSqliteStore(":memory:"));
digestStoreContract("SQLite", () => openSqliteStore(":memory:"));
