import { locate } from "../../src/store/location.ts";
import { openDatabase } from "../../src/store/open-store.ts";
import { forgettingContract } from "../contracts/forgetting.ts";

forgettingContract("SQLite", () => openDatabase(locate("sqlite::memory:")));
