import { openSqliteStore } from "../../src/store/sqlite-store.ts";
import { currentsContract } from "../contracts/currents.ts";
import { digestStoreContract } from "../contracts/digest-store.ts";
import { peopleContract } from "../contracts/people.ts";
import { storeContract } from "../contracts/store.ts";
import { storeAnswersContract } from "../contracts/store-answers.ts";

storeContract("SQLite", () => openSqliteStore(":memory:"));
digestStoreContract("SQLite", () => openSqliteStore(":memory:"));
currentsContract("SQLite", () => openSqliteStore(":memory:"));
peopleContract("SQLite", () => openSqliteStore(":memory:"));
storeAnswersContract("SQLite", () => openSqliteStore(":memory:"));
