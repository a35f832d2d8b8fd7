import { Socket } from "node:net";
import knex, { type Knex } from "knex";
import { type Client, TypeOverrides } from "pg";
import { migrationConfig } from "../migrations/index.ts";
import { tables } from "./tables.ts";

const MOST_CONNECTIONS = 10;
/** How long a command waits for a free connection, and a connection for the server. */
const PATIENCE_MS = 5000;
/** The server answers every statement before this, so a connection on which it says nothing for so long is dead. */
const SILENCE_MS = 45_000;
/**
 * A statement ends in time, and a transaction that nobody goes on with lets its rows go. The index is worth its reads on any
 * disk of today, and no statement is worth compiling.
 */
const SETTINGS = `
  set statement_timeout = '30s';
  set idle_in_transaction_session_timeout = '60s';
  set random_page_cost = 1.1;
  set jit = off`;

/** All that knex would print on standard output comes as an error, too. */
const SILENT = { warn: ignore, error: ignore, deprecate: ignore, debug: ignore };

/** What is read otherwise than `pg` does, by the number of its type. */
const BIGINT = 20;
const JSON_TEXT = 114;

/** Connections that serve the bot: bounded in number and time, and made anew after the server was away. */
export function openPool(url: string): Knex {
  return open(url, { stream: impatientSocket }, { min: 0, max: MOST_CONNECTIONS, afterCreate: prepare });
}

/** Two connections without limits of time, for making and changing tables while nobody else does. */
export function openForMigration(url: string): Knex {
  return open(url, {}, { min: 0, max: 2 });
}

function open(url: string, connection: Knex.PgConnectionConfig, pool: Knex.PoolConfig): Knex {
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
      ...connection,
    },
    acquireConnectionTimeout: PATIENCE_MS,
    pool,
    migrations: migrationConfig(tables),
    log: SILENT,
  });
}

function prepare(client: Client, done: (error: Error | null, client: Client) => void): void {
  client.query(SETTINGS, (error: Error | null) => done(error, client));
}

function impatientSocket(): Socket {
  const socket = new Socket();
  return socket.setTimeout(SILENCE_MS, () => {
    socket.destroy(new Error(`the database has said nothing for ${SILENCE_MS / 1000} s`));
  });
}

function ignore(): void {}
