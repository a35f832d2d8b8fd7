import { everyStoreContract } from "../../contracts/every-store.ts";
import { sharedPostgres } from "../../support/postgres.ts";

everyStoreContract("PostgreSQL", sharedPostgres());
