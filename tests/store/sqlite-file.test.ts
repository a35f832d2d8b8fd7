import { fork } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import knex from "knex";
import { describe, expect, it } from "vitest";
import { OperatorError } from "../../src/core/errors.ts";
import { openStore } from "../../src/store/open-store.ts";
import { backupFile, checkFile } from "../../src/store/sqlite/maintenance.ts";
import { draftOf } from "../contracts/digest-store.ts";
import { temporaryFolder } from "../support/folder.ts";
import { programmeOf } from "../support/programme.ts";

const ORIGIN = { source: "test", fingerprint: "1" };

async function filledFile(talks = 3): Promise<string> {
  const file = join(await temporaryFolder(), "store.db");
  const store = await openStore(`sqlite:${file}`);
  await store.save(
    programmeOf(Array.from({ length: talks }, (_, number) => ({ title: `Talk ${number}` }))),
    ORIGIN,
  );
  await store.close();
  return file;
}

describe("given a database file", () => {
  it("when it is opened again, then everything is still there", async () => {
    const store = await openStore(`sqlite:${await filledFile()}`);
    expect((await store.programme("packets-2021"))?.talks).toHaveLength(3);
    await store.close();
  });

  it("when it is damaged, then it is refused with the mend and left untouched", async () => {
    const file = await filledFile(400);
    const bytes = await readFile(file);
    bytes.fill(0xa5, 4096, bytes.length - 4096);
    await writeFile(file, bytes);
    await expect(openStore(`sqlite:${file}`)).rejects.toThrow(
      /store\.db is damaged and was left untouched: restore a backup/u,
    );
    expect(await readFile(file)).toEqual(bytes);
    expect(await checkFile(file)).toMatchObject({ ok: false });
  });

  it("when it is something else, then it is refused and left untouched", async () => {
    const file = join(await temporaryFolder(), "notes.txt");
    await writeFile(file, "my precious notes, no database");
    await expect(openStore(`sqlite:${file}`)).rejects.toThrow(OperatorError);
    expect(await readFile(file, "utf8")).toBe("my precious notes, no database");
  });

  it("when a newer Rapporteur wrote it and says that older ones can't, then it is refused and left untouched", async () => {
    const file = await filledFile();
    await upgrade(file, "999-from-the-future");
    const bytes = await readFile(file);
    await expect(openStore(`sqlite:${file}`)).rejects.toThrow(
      /written by a newer Rapporteur \(it has 999-from-the-future\)/u,
    );
    expect(await readFile(file)).toEqual(bytes);
  });

  it("when a newer Rapporteur only added to it, then this one works with it, and goes on when it is opened again", async () => {
    const file = await filledFile();
    await upgrade(file, "010-arrivals");
    for (const day of [1, 2]) {
      const store = await openStore(`sqlite:${file}`);
      await store.digests.draft([draftOf(`day ${day}`)]);
      expect((await store.digests.health()).depth).toBe(day);
      await store.close();
    }
  });

  it("when it is backed up while it is open, then the copy is sound and whole", async () => {
    const file = await filledFile();
    const store = await openStore(`sqlite:${file}`);
    await store.save(programmeOf([{ title: "Just written" }], "packets-2022"), {
      source: "next",
      fingerprint: "1",
    });
    const copy = join(await temporaryFolder(), "copy.db");
    await backupFile(file, copy);
    await store.close();
    const restored = await openStore(`sqlite:${copy}`);
    expect((await restored.workshops()).map(({ id }) => id).toSorted()).toEqual([
      "packets-2021",
      "packets-2022",
    ]);
    await restored.close();
    expect(await checkFile(copy)).toMatchObject({ ok: true });
    await expect(backupFile(file, copy)).rejects.toThrow(/exists already/u);
  });
});

describe("given a process that saves without end", () => {
  it("when it is killed at any moment, then the file opens sound and holds a whole programme", async () => {
    const file = join(await temporaryFolder(), "store.db");
    for (let round = 0; round < 6; round += 1) {
      const writer = fork(new URL("../support/endless-writer.ts", import.meta.url), [file, String(round)], {
        execArgv: ["--import", "tsx"],
        stdio: ["ignore", "ignore", "inherit", "ipc"],
      });
      for (let saves = 0; saves <= round; saves += 1) await once(writer, "message");
      writer.kill("SIGKILL");
      await once(writer, "exit");
      expect(await checkFile(file)).toMatchObject({ ok: true });
      const store = await openStore(`sqlite:${file}`);
      const programme = await store.programme("packets-2021");
      const generations = new Set(programme?.talks.map(({ summary }) => summary));
      expect(programme?.talks).toHaveLength(50);
      expect(generations.size).toBe(1);
      const [generation = ""] = generations;
      expect((await store.search(generation, { limit: 100 })).hits).toHaveLength(50);
      await store.close();
    }
  });
});

/** What a newer program's migration leaves behind: a table, and what a program has to know at least. */
async function upgrade(file: string, oldest: string): Promise<void> {
  const db = knex({ client: "sqlite3", connection: { filename: file }, useNullAsDefault: true });
  await db("knex_migrations").insert({ name: "999-from-the-future", batch: 2, migration_time: 0 });
  await db.schema.createTable("novelties", (table) => void table.string("id").primary());
  await db("compatibility").update({ oldest });
  await db.raw("pragma wal_checkpoint(truncate)");
  await db.destroy();
}
