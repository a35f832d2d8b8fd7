import { Socket } from "node:net";
import knex, { type Knex } from "knex";
import { TypeOverrides } from "pg";
import { migrationSource } from "../migrations/index.ts";
import { tables } from "./tables.ts";

const MOST_CONNECTIONS = 10;
/** How long a command waits for a free connection, and a connection for the server. */
const PATIENCE_MS = 5000;
const STATEMENT_MS = 30_000;
/** A transaction that nobody goes on with would hold its rows for ever. */
const IDLE_TRANSACTION_MS = 60_000;
/** The server answers every statement before this, so a connection on which it says nothing for so long is dead. */
const SILENCE_MS = 45_000;

/** All that knex would print on standard output comes as an error, too. */
const SILENT = { warn: ignore, error: ignore, deprecate: ignore, debug: ignore };

/** What is read otherwise than `pg` does, by the number of its type. */
const BIGINT = 20;
const JSON_TEXT = 114;

/** Connections that serve the bot: bounded in number and time, and made anew after the server was away. */
export function openPool(url: string): Knex {
  const limits = {
    statement_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: IDLE_TRANSACTION_MS,
    stream: impatientSocket,
  };
  return open(url, MOST_CONNECTIONS, limits);
}

/** Two connections without limits of time, for making and changing tables while nobody else does. */
export function openForMigration(url: string): Knex {
  return open(url, 2, {});
}

function open(url: string, connections: number, limits: Knex.PgConnectionConfig): Knex {
  const types = new TypeOverrides();
  types.setTypeParser(BIGINT, Number);
  types.setTypeParser(JSON_TEXT, String);
  return knex({
    client: "pg",
    connection: {
      connectionString: url,
      application_name: "rapporteur",
      connectionTimeoutMillis: PATIENCE_MS,
      keepAlive: true,
      types: { getTypeParser: (type) => types.getTypeParser(type) },
      ...limits,
    },
    acquireConnectionTimeout: PATIENCE_MS,
    pool: { min: 0, max: connections },
    migrations: { migrationSource: migrationSource(tables) },
    log: SILENT,
  });
}

function impatientSocket(): Socket {
  const socket = new Socket();
  return socket.setTimeout(SILENCE_MS, () => {
    socket.destroy(new Error(`the database has said nothing for ${SILENCE_MS / 1000} s`));
  });
}

function ignore(): void {}
