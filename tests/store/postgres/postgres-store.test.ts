import { onTestFinished } from "vitest";
import { arrivalsAtOnceContract } from "../../contracts/arrivals.ts";
import { everyStoreContract } from "../../contracts/every-store.ts";
import { sharedPostgres } from "../../support/postgres.ts";

const open = sharedPostgres();

everyStoreContract("PostgreSQL", open);
arrivalsAtOnceContract("PostgreSQL", async () => {
  const store = await open();
  onTestFinished(() => store.close());
  return store.arrivals;
});
