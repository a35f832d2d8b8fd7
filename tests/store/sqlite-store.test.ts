import { openSqliteStore } from "../../src/store/sqlite-store.ts";
import { currentsContract } from "../contracts/currents.ts";
import { digestStoreContract } from "../contracts/digest-store.ts";
import { livingProgrammeContract } from "../contracts/living-programme.ts";
import { peopleContract } from "../contracts/people.ts";
import { reminderStoreContract } from "../contracts/reminder-store.ts";
import { storeContract } from "../contracts/store.ts";
import { storeAnswersContract } from "../contracts/store-answers.ts";
import { watchStoreContract } from "../contracts/watch-store.ts";

storeContract("SQLite", () => openSqliteStore(":memory:"));
digestStoreContract("SQLite", () => openSqliteStore(":memory:"));
currentsContract("SQLite", () => openSqliteStore(":memory:"));
peopleContract("SQLite", () => openSqliteStore(":memory:"));
storeAnswersContract("SQLite", () => openSqliteStore(":memory:"));
livingProgrammeContract("SQLite", () => openSqliteStore(":memory:"));
watchStoreContract("SQLite", () => openSqliteStore(":memory:"));
reminderStoreContract("SQLite", () => openSqliteStore(":memory:"));
