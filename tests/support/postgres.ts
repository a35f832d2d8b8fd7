import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject, onTestFinished } from "vitest";
import type { Store } from "../../src/core/store.ts";
import { openPostgresStore } from "../../src/store/postgres-store.ts";

/** Runs one statement on a server, as one who may do anything. */
export async function administer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** The address of another database on the same server. */
export function within(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}

/** The address of a database of its own for one test, with or without tables, gone when the test ends. */
export async function freshDatabase({ empty = false } = {}): Promise<string> {
  const { url, template } = inject("postgres");
  const name = `rapporteur_${randomBytes(6).toString("hex")}`;
  await administer(url, `create database ${name}${empty ? "" : ` template ${template}`}`);
  onTestFinished(() => administer(url, `drop database ${name} with (force)`));
  return within(url, name);
}

/** A store on a database of its own. */
export async function openFreshPostgres(): Promise<Store> {
  return openPostgresStore(await freshDatabase());
}
