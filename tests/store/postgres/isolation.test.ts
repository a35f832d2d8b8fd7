import { isolationContract } from "../../contracts/isolation.ts";
import { sharedPostgres } from "../../support/postgres.ts";

isolationContract("PostgreSQL", sharedPostgres(), [
  { platform: "slack", workspace: "T2", channel: "C2", person: "U2", organiser: true },
]);
