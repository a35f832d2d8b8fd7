import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startPostgres } from "../support/postgres-server.ts";
import { runFaults } from "./suite.ts";

/** The long fault suite: `npm run test:faults -- --seed 7 --kills 200 --channels 10 --engine postgres`. */
const { values } = parseArgs({
  options: {
    seed: { type: "string", default: String(Date.now() % 100_000) },
    kills: { type: "string", default: "200" },
    channels: { type: "string", default: "10" },
    engine: { type: "string", default: "sqlite" },
  },
});
const folder = await mkdtemp(join(tmpdir(), "rapporteur-faults-"));
const print = (line: string): void => void process.stdout.write(`${line}\n`);
print(`seed ${values.seed}, ${values.engine}`);
const server = values.engine === "postgres" ? await startPostgres() : undefined;
try {
  const report = await runFaults({
    seed: Number(values.seed),
    kills: Number(values.kills),
    channels: Number(values.channels),
    database: server?.url ?? `sqlite:${join(folder, "faults.db")}`,
    say: print,
  });
  print(JSON.stringify(report, null, 2));
  if (report.doubled.length + report.lost.length + report.problems.length > 0) process.exitCode = 1;
} finally {
  await server?.remove();
  await rm(folder, { recursive: true, force: true });
}
