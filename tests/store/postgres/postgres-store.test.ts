import { everyStoreContract } from "../../contracts/every-store.ts";
import { openFreshPostgres } from "../../support/postgres.ts";

everyStoreContract("PostgreSQL", openFreshPostgres);
