import { setTimeout as pause } from "node:timers/promises";
import sqlite3 from "sqlite3";
import { locate } from "../../src/store/location.ts";
import { administer } from "../support/administer.ts";
import { type Proxy, startProxy } from "./proxy.ts";
import type { Random } from "./random.ts";

/** Ends every other connection to the database, as a restart of the server does. */
const CUT = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid()`;

/** A database that fails now and then, and how the bots reach it. */
export interface Trouble {
  /** The DATABASE_URL for the bots. */
  readonly url: string;
  /** Makes it fail for a while, and says how; nothing when it fails already. */
  disturb(random: Random): Promise<string | undefined>;
  /** Whether it failed at any time since `from`, in milliseconds as `Date.now()`. */
  failedSince(from: number): boolean;
  /** Lets it be, for good. */
  end(): Promise<void>;
}

/** Prepares a database to fail: a file is locked; a server loses its connections or its network, or is restarted, where that can be done. */
export async function startTrouble(databaseUrl: string, restart?: () => Promise<void>): Promise<Trouble> {
  const place = locate(databaseUrl);
  const proxy = place.engine === "postgres" ? await startProxy(place.url) : undefined;
  const ways: readonly [string, (milliseconds: number) => Promise<void>][] =
    place.engine === "sqlite" || !proxy
      ? [["database locked", (milliseconds) => lockFor(databaseUrl.replace(/^sqlite:/u, ""), milliseconds)]]
      : [
          ["connections ended", () => administer(databaseUrl, CUT)],
          ["network cut", (milliseconds) => during(proxy.cut, proxy, milliseconds)],
          ["network frozen", (milliseconds) => during(proxy.freeze, proxy, milliseconds)],
          ...(restart ? [["server restarted", restart] as [string, () => Promise<void>]] : []),
        ];
  let failing: Promise<void> | undefined;
  let lastFailed = 0;
  return {
    url: proxy ? proxy.through(databaseUrl) : databaseUrl,
    failedSince: (from) => failing !== undefined || lastFailed >= from,
    async disturb(random) {
      const [name, act] = random.pick(ways);
      const milliseconds = 200 + random.below(1300);
      if (failing) return undefined;
      failing = act(milliseconds);
      try {
        await failing;
      } finally {
        failing = undefined;
        lastFailed = Date.now();
      }
      return name;
    },
    async end() {
      await failing;
      await proxy?.close();
    },
  };
}

async function during(begin: () => void, proxy: Proxy, milliseconds: number): Promise<void> {
  begin();
  await pause(milliseconds);
  proxy.restore();
}

async function lockFor(file: string, milliseconds: number): Promise<void> {
  const db = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened = new sqlite3.Database(file, (error) => (error ? reject(error) : resolve(opened)));
  });
  db.configure("busyTimeout", 5000);
  const run = (sql: string): Promise<void> =>
    new Promise((resolve, reject) => db.exec(sql, (error) => (error ? reject(error) : resolve())));
  await run("begin exclusive");
  await pause(milliseconds);
  await run("commit");
  await new Promise((resolve) => db.close(resolve));
}
