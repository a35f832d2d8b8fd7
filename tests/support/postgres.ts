import { randomBytes } from "node:crypto";
import { beforeAll, inject, onTestFinished } from "vitest";
import type { Store } from "../../src/core/store.ts";
import { openStore } from "../../src/store/open-store.ts";
import { administer, within } from "./administer.ts";

/** The address of a database of its own for one test, with or without tables, gone when the test ends. */
export async function freshDatabase({ empty = false } = {}): Promise<string> {
  const url = await createDatabase(empty);
  onTestFinished(() => dropDatabase(url));
  return url;
}

/** What a store holds that was just made. */
const EMPTY = `do $$ begin
  execute (
    select 'truncate ' || string_agg(quote_ident(tablename), ', ') || ' restart identity' from pg_tables
    where schemaname = current_schema() and tablename not like 'knex%' and tablename <> 'index_state'
  );
  insert into revisions values (0);
  insert into note_revisions values (0);
  insert into compatibility values ('010-arrivals');
end $$`;

/** Opens empty stores, one after the other, on a database that the tests of a file share. */
export function sharedPostgres(): () => Promise<Store> {
  let url: string | undefined;
  beforeAll(async () => {
    url = await createDatabase();
    return () => dropDatabase(url ?? "");
  });
  return async () => {
    if (url === undefined) throw new Error("no test has begun yet");
    await administer(url, EMPTY);
    return openStore(url);
  };
}

async function createDatabase(empty = false): Promise<string> {
  const { url, template } = inject("postgres");
  const name = `rapporteur_${randomBytes(6).toString("hex")}`;
  await administer(url, `create database ${name}${empty ? "" : ` template ${template}`}`);
  return within(url, name);
}

async function dropDatabase(url: string): Promise<void> {
  await administer(inject("postgres").url, `drop database ${new URL(url).pathname.slice(1)} with (force)`);
}
