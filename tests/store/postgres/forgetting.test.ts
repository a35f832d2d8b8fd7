import { locate } from "../../../src/store/location.ts";
import { openDatabase } from "../../../src/store/open-store.ts";
import { forgettingContract } from "../../contracts/forgetting.ts";
import { freshDatabase } from "../../support/postgres.ts";

forgettingContract("PostgreSQL", async () => openDatabase(locate(await freshDatabase())));
