import { openStore } from "../../src/store/open-store.ts";
import { everyStoreContract } from "../contracts/every-store.ts";

everyStoreContract("SQLite", () => openStore("sqlite::memory:"));
