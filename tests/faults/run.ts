import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startPostgres } from "../support/postgres-server.ts";
import { runFaults } from "./suite.ts";

/** The long fault suite: `npm run test:faults -- --seed 7 --kills 200 --channels 10 --engine postgres --processes 3`. */
const { values } = parseArgs({
  options: {
    seed: { type: "string", default: String(Date.now() % 100_000) },
    kills: { type: "string", default: "200" },
    channels: { type: "string", default: "10" },
    engine: { type: "string", default: "sqlite" },
    processes: { type: "string", default: "1" },
  },
});
/** By then a lease that ran out is taken over, also by a bot that is busy. */
const LONGEST_LEFT_MS = 10_000;
const folder = await mkdtemp(join(tmpdir(), "rapporteur-faults-"));
const print = (line: string): void => void process.stdout.write(`${line}\n`);
print(`seed ${values.seed}, ${values.engine}, ${values.processes} at once`);
const server = values.engine === "postgres" ? await startPostgres() : undefined;
try {
  const report = await runFaults({
    seed: Number(values.seed),
    kills: Number(values.kills),
    channels: Number(values.channels),
    processes: Number(values.processes),
    database: server?.url ?? `sqlite:${join(folder, "faults.db")}`,
    ...(server && {
      restart: async () => {
        await server.stop();
        await server.start();
      },
    }),
    say: print,
  });
  print(JSON.stringify(report, null, 2));
  const { doubled, lost, problems, asks } = report;
  // On SQLite no answer waits for whoever holds the file, and a bot that is killed meanwhile has left no word.
  const twice = server ? asks.answeredTwice : [];
  const wrong = [doubled, lost, problems, twice, asks.unanswered].flat();
  if (wrong.length > 0 || report.longestLeft > LONGEST_LEFT_MS) process.exitCode = 1;
} finally {
  await server?.remove();
  await rm(folder, { recursive: true, force: true });
}
// PostgreSQL's package would end with its own code.
process.exit();
