import { Client } from "pg";
import { describe, expect, inject, it, onTestFinished } from "vitest";
import { OperatorError } from "../../../src/core/errors.ts";
import { checkDatabase } from "../../../src/store/maintenance.ts";
import { openStore } from "../../../src/store/open-store.ts";
import { startOldPostgres } from "../../stand-ins/old-postgres.ts";
import { administer, within } from "../../support/administer.ts";
import { temporaryFolder } from "../../support/folder.ts";
import { freshDatabase } from "../../support/postgres.ts";
import { runCli } from "../../support/run-cli.ts";

const NOBODY_LISTENS = "postgres://bot:hushhush@127.0.0.1:1/rapporteur";

/** The one line that an operator gets, which holds no password. */
async function refusal(url: string): Promise<string> {
  const error: unknown = await openStore(url).then(
    () => undefined,
    (refused: unknown) => refused,
  );
  expect(error).toBeInstanceOf(OperatorError);
  const { message } = error as OperatorError;
  expect(message.split("\n")).toHaveLength(1);
  expect(message).not.toContain(`:${new URL(url).password}@`);
  expect(await checkDatabase(url)).toMatchObject({ ok: false, detail: message });
  return message;
}

/** The same database for somebody who may do little. */
async function asGuest(url: string): Promise<string> {
  const name = `guest_${process.pid}_${Date.now()}`;
  await administer(url, `create role ${name} login password 'hushhush'`);
  onTestFinished(() => administer(inject("postgres").url, `drop role ${name}`));
  const address = new URL(url);
  address.username = name;
  address.password = "hushhush";
  return address.href;
}

describe("given a database that can't be used", () => {
  it("when nothing listens there, then the address is named and what to do", async () => {
    expect(await refusal(NOBODY_LISTENS)).toMatch(
      /^postgres:\/\/bot@127\.0\.0\.1:1\/rapporteur can't be used: nothing listens there: start PostgreSQL, or correct host and port in DATABASE_URL/u,
    );
  });

  it("when the password is wrong, then it says so", async () => {
    const url = new URL(inject("postgres").url);
    url.password = "hushhush";
    expect(await refusal(url.href)).toMatch(
      /doesn't take this user and password: correct them in DATABASE_URL/u,
    );
  });

  it("when there is no such database, then it says so", async () => {
    expect(await refusal(within(inject("postgres").url, "nowhere"))).toMatch(/no such database: create it/u);
  });

  it("when the server is too old, then it says which version is needed", async () => {
    const old = await startOldPostgres("13");
    onTestFinished(() => old.close());
    expect(await refusal(old.url)).toMatch(
      /is on PostgreSQL 13, and Rapporteur needs 14 or later: update the server/u,
    );
  });

  it("when an extension is missing that it may not create, then it says what an administrator runs", async () => {
    const url = await freshDatabase({ empty: true });
    const guest = await asGuest(url);
    expect(await refusal(guest)).toMatch(
      /let an administrator run in that database: create extension unaccent;$/u,
    );
    await administer(url, "create extension unaccent");
    expect(await refusal(guest)).toMatch(
      /this user may not make tables there: grant it create on the schema/u,
    );
  });

  it("when a newer Rapporteur wrote it, then it is left as it was, unless that only added to it", async () => {
    const url = await freshDatabase();
    await administer(
      url,
      "insert into knex_migrations (name, batch, migration_time) values ('999-from-the-future', 2, now())",
    );
    await (await openStore(url)).close();
    await administer(url, "update compatibility set oldest = '999-from-the-future'");
    expect(await refusal(url)).toMatch(/written by a newer Rapporteur \(it has 999-from-the-future\)/u);
  });
});

describe("given a process that died while it migrated", () => {
  it("then the next one does it, whatever knex noted down", async () => {
    const url = await freshDatabase();
    await administer(url, "update knex_migrations_lock set is_locked = 1");
    await (await openStore(url)).close();
    const client = new Client({ connectionString: url });
    await client.connect();
    expect((await client.query("select is_locked from knex_migrations_lock")).rows).toEqual([
      { is_locked: 0 },
    ]);
    await client.end();
  });
});

describe("given the command line", () => {
  it("when the database is out of reach, then each command says it in one line, and doctor among its checks", async () => {
    const cwd = await temporaryFolder();
    const env = { DATABASE_URL: NOBODY_LISTENS };
    const asked = await runCli(["ask", "nfgrep"], { cwd, env });
    expect(asked).toMatchObject({ code: 2, out: "" });
    expect(asked.err.trim().split("\n")).toEqual([expect.stringContaining("nothing listens there")]);
    const { code, out } = await runCli(["doctor"], { cwd, env });
    expect(code).toBe(1);
    expect(out).toMatch(/^✗ Database: .*nothing listens there/u);
    expect(out).toContain("Slack: not set up");
  });

  it("when the database is there, then the bot answers from it and keeps it there", async () => {
    const cwd = await temporaryFolder();
    const env = { DATABASE_URL: await freshDatabase({ empty: true }) };
    expect((await runCli(["ask", "who presented IPv6 NAT?"], { cwd, env })).out).toContain("Ulrich Weber");
    const check = await runCli(["db", "check"], { cwd, env });
    expect(check.out).toMatch(/^postgres:\/\/\w+@127\.0\.0\.1:\d+\/rapporteur_\w+ is sound, 19 talks$/mu);
    expect((await runCli(["db", "backup", "copy.db"], { cwd, env })).err).toMatch(/backed up by pg_dump/u);
    const copied = await runCli(["db", "copy", env.DATABASE_URL, "sqlite:copy.db"], { cwd });
    expect(copied.out).toMatch(/rows were copied from postgres:.* to copy\.db; numbers and checksums agree/u);
    const there = { DATABASE_URL: "sqlite:copy.db" };
    expect((await runCli(["db", "check"], { cwd, env: there })).out).toContain("19 talks");
  }, 60_000);
});
