import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { locate } from "../../src/store/location.ts";
import { openDatabase } from "../../src/store/open-store.ts";
import type { Trouble } from "./disturb.ts";

/** Looks whether leases that ran out are taken over. */
export interface LeaseWatch {
  /** Ends, and gives how long a lease lay around after it had run out, at most, in milliseconds, while the database was well. */
  stop(): Promise<number>;
}

const EVERY_MS = 250;
const earliest = z.object({ until: z.string().nullable() });

/** Watches over the leases of messages and of watched addresses. */
export async function watchLeases(databaseUrl: string, trouble: Trouble): Promise<LeaseWatch> {
  const { db, reader } = await openDatabase(locate(databaseUrl));
  let longest = 0;
  let wellSince = Date.now();
  const look = async (): Promise<void> => {
    if (trouble.failedSince(wellSince)) wellSince = Date.now();
    const rows = [
      await db("outbox").where({ state: "claimed", late: false }).min({ until: "lease_until" }).first(),
      await db("watches").whereNotNull("lease").min({ until: "lease_until" }).first(),
    ];
    for (const row of rows) {
      const { until } = earliest.parse(row);
      if (until !== null) longest = Math.max(longest, Date.now() - Math.max(Date.parse(until), wellSince));
    }
  };
  const over = new AbortController();
  const watching = (async () => {
    while (!over.signal.aborted) {
      await look().catch(() => {
        wellSince = Date.now();
      });
      await pause(EVERY_MS);
    }
  })();
  return {
    async stop() {
      over.abort();
      await watching;
      await reader.destroy();
      await db.destroy();
      return longest;
    },
  };
}
