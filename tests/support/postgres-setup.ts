import type { TestProject } from "vitest/node";
import { openStore } from "../../src/store/open-store.ts";
import { administer, within } from "./postgres.ts";
import { startPostgres } from "./postgres-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The server that tests use, and a database on it that is copied for each store. */
    postgres: { readonly url: string; readonly template: string };
  }
}

/** Starts one PostgreSQL for all tests, or takes the one that TEST_DATABASE_URL names, and makes the database that each test copies. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env["TEST_DATABASE_URL"];
  const server = given === undefined ? await startPostgres() : undefined;
  const url = server?.url ?? given ?? "";
  const template = `rapporteur_template_${process.pid}`;
  await administer(url, `create database ${template}`);
  await (await openStore(within(url, template))).close();
  project.provide("postgres", { url, template });
  return async () => {
    if (server) await server.remove();
    else await administer(url, `drop database ${template}`);
  };
}
