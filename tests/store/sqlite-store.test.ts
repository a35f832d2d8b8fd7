import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Store } from "../../src/core/store.ts";
import { createArrivals } from "../../src/store/arrivals.ts";
import { locate } from "../../src/store/location.ts";
import { openDatabase, openStore } from "../../src/store/open-store.ts";
import { arrivalsAtOnceContract } from "../contracts/arrivals.ts";
import { everyStoreContract } from "../contracts/every-store.ts";
import { storeContract } from "../contracts/store.ts";
import { temporaryFolder } from "../support/folder.ts";

/** Making tables on a disk takes a while, so it is done once. */
let empty: Promise<Buffer> | undefined;

async function makeEmpty(): Promise<Buffer> {
  const file = join(await temporaryFolder(), "empty.db");
  await (await openStore(`sqlite:${file}`)).close();
  return readFile(file);
}

async function openFile(): Promise<Store> {
  empty ??= makeEmpty();
  const file = join(await temporaryFolder(), "store.db");
  await writeFile(file, await empty);
  return openStore(`sqlite:${file}`);
}

everyStoreContract("SQLite", openFile);
arrivalsAtOnceContract("SQLite", async () => {
  const file = join(await temporaryFolder(), "store.db");
  const database = await openDatabase(locate(`sqlite:${file}`));
  onTestFinished(async () => {
    await database.reader.destroy();
    await database.db.destroy();
  });
  return createArrivals(database, 60_000);
});
storeContract("SQLite in memory", () => openStore("sqlite::memory:"));
