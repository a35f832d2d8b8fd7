import { once } from "node:events";
import { createServer } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { Store } from "../../src/core/store.ts";
import { follow, readAddress } from "../../src/importers/importer.ts";
import { locate } from "../../src/store/location.ts";
import { openDatabase } from "../../src/store/open-store.ts";

/** A schedule on the web that goes on changing while the bots watch it. */
export interface Living {
  /** Id of its workshop. */
  readonly workshop: string;
  /** Changes it again and again, each time once the last change was found, until told to stop. */
  keepChanging(): void;
  /** Resolves when nothing changes any more and all changes were found. */
  stop(): Promise<void>;
  /** The numbers of the changes, as the store has them. */
  found(): Promise<readonly number[]>;
  /** How many changes there were. */
  readonly changed: number;
  close(): Promise<void>;
}

/** Long after the days that the suite plays. */
const DAY = "2031-07-05";
const LOOK_EVERY_MS = 300;
const numbers = z.array(z.number());

/** Serves it, imports it into a store and has it watched. */
export async function startLiving(store: Store, databaseUrl: string): Promise<Living> {
  const { db, reader } = await openDatabase(locate(databaseUrl));
  let version = 0;
  const server = createServer((_request, response) => {
    const rows = `"Nets","Ann Lee",${DAY},09:00,"Room ${version}"\n"Knots","Bo Li",${DAY},10:00,"Hall"`;
    response.writeHead(200, { etag: `"${version}"` }).end(`title,speakers,date,start,room\n${rows}\n`);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const address = `http://127.0.0.1:${port}/harbour.csv`;
  const limits = { maxBytes: 1_000_000, timeoutMs: 5000, allowHttp: true, allowPrivate: true };
  const parts = { store, now: () => new Date(`${DAY.slice(0, 4)}-01-01T00:00:00Z`), limits };
  const imported = await readAddress(address, {}, parts);
  if (!imported) throw new Error("the schedule can't be read");
  const { workshop } = await follow(imported, parts);
  await store.watches.add({ address, workshop: workshop.id, every: LOOK_EVERY_MS }, new Date());

  const found = async (): Promise<readonly number[]> =>
    numbers.parse(await db("change_sets").orderBy("number").pluck("number"));
  const isFound = async (): Promise<boolean> => (await found().catch(() => [])).length >= version;
  const over = new AbortController();
  let changing: Promise<void> = Promise.resolve();
  const goOn = async (): Promise<void> => {
    while (!over.signal.aborted) {
      version += 1;
      while (!(await isFound())) await pause(100);
      await pause(1000);
    }
  };
  return {
    workshop: workshop.id,
    get changed() {
      return version;
    },
    found,
    keepChanging: () => {
      changing = goOn();
    },
    async stop() {
      over.abort();
      await changing;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await reader.destroy();
      await db.destroy();
    },
  };
}
