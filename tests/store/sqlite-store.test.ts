import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Store } from "../../src/core/store.ts";
import { openStore } from "../../src/store/open-store.ts";
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
storeContract("SQLite in memory", () => openStore("sqlite::memory:"));
