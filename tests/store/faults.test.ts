import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { OperatorError, StoreUnavailableError } from "../../src/core/errors.ts";
import { available } from "../../src/store/availability.ts";
import { checkDatabase, checkDisk } from "../../src/store/maintenance.ts";
import { openStore } from "../../src/store/open-store.ts";
import { explain as explainPostgres } from "../../src/store/postgres/faults.ts";
import { explain as explainSqlite } from "../../src/store/sqlite/faults.ts";
import { temporaryFolder } from "../support/folder.ts";

const coded = (code: string): Error => Object.assign(new Error(`select 1 - ${code}: words`), { code });

/** The one line that an operator gets. */
async function refusal(url: string): Promise<string> {
  const error: unknown = await openStore(url).then(
    () => undefined,
    (refused: unknown) => refused,
  );
  expect(error).toBeInstanceOf(OperatorError);
  const { message } = error as OperatorError;
  expect(message.split("\n")).toHaveLength(1);
  return message;
}

describe("given a file that can't be used", () => {
  it("when it is a folder, then one line says so, in doctor too", async () => {
    const folder = join(await temporaryFolder(), "store.db");
    await mkdir(folder);
    const message = await refusal(`sqlite:${folder}`);
    expect(message).toMatch(/store\.db can't be used: it is a folder: set DATABASE_URL to a file/u);
    expect(await checkDatabase(`sqlite:${folder}`)).toMatchObject({ ok: false, detail: message });
  });

  it("when a file stands where its folder should be, then one line says so, and that file is left alone", async () => {
    const file = join(await temporaryFolder(), "var");
    await writeFile(file, "mine");
    expect(await refusal(`sqlite:${file}/store.db`)).toMatch(/there is a file: correct DATABASE_URL/u);
  });
});

describe("given what an engine says when a database is opened", () => {
  it.each([
    ["SQLITE_FULL", /store\.db can't be used: its disk is full: make room \(SQLITE_FULL\)/u],
    ["ENOSPC", /disk is full: make room/u],
    ["SQLITE_CANTOPEN", /may not write there: give them the file and its folder/u],
    ["EACCES", /may not write there/u],
    ["SQLITE_BUSY", /another program keeps it locked/u],
    ["SQLITE_IOERR", /look after the disk/u],
  ])("when SQLite or its disk says %s, then one line has the mend", (code, line) => {
    const told = explainSqlite(coded(code), "store.db");
    expect(told).toBeInstanceOf(OperatorError);
    expect(String(told)).toMatch(line);
  });

  it.each([
    ["53100", /disk of its server is full: make room there/u],
    ["53300", /no connection free: raise max_connections/u],
    ["28P01", /user and password: correct them in DATABASE_URL/u],
    ["42501", /may not make tables there/u],
  ])("when PostgreSQL says %s, then one line has the mend", (code, line) => {
    const told = explainPostgres(coded(code), "postgres://bot@db/rapporteur");
    expect(told).toBeInstanceOf(OperatorError);
    expect(String(told)).toMatch(line);
  });

  it("when a server without any room has no code for that, then it says the same", async () => {
    const fatal = Object.assign(new Error("could not write init file"), { code: "XX000" });
    expect(String(explainPostgres(fatal, "postgres://bot@db/rapporteur"))).toMatch(/full: make room there/u);
    const failed: unknown = await available(() => Promise.reject(fatal)).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(StoreUnavailableError);
    expect(String(failed)).toMatch(/full: make room there/u);
  });

  it("when it is no fault of the database, then it stays what it is", () => {
    const fault = new TypeError("ours");
    expect([explainSqlite(fault, "a"), explainPostgres(fault, "a")]).toEqual([fault, fault]);
  });
});

describe("given a database that can't answer for a while", () => {
  it.each([
    ["SQLITE_FULL", "its disk is full: make room (SQLITE_FULL)"],
    ["53100", "the disk of its server is full: make room there (53100)"],
    ["53300", "the server has no connection left: raise max_connections"],
    ["25006", "the server is read only: set DATABASE_URL to the primary server"],
    ["57P01", "57P01"],
  ])("when it says %s, then the log and the health report have the mend", async (code, words) => {
    const failed: unknown = await available(() => Promise.reject(coded(code))).catch(
      (error: unknown) => error,
    );
    expect(failed).toBeInstanceOf(StoreUnavailableError);
    expect(String(failed)).toContain(`the store can't answer: ${words}`);
  });
});

describe("given doctor", () => {
  it("then it says how much room the disk of a file has, and of a server nothing", async () => {
    const file = join(await temporaryFolder(), "store.db");
    expect(await checkDisk(`sqlite:${file}`)).toMatchObject({
      name: "Disk",
      detail: expect.stringMatching(/^\d+ MB are free beside .*store\.db$/u),
    });
    expect(await checkDisk("postgres://bot@db/rapporteur")).toBeUndefined();
  });
});
