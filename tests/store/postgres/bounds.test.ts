import { Client } from "pg";
import { describe, expect, it } from "vitest";
import { StoreUnavailableError } from "../../../src/core/errors.ts";
import { locate } from "../../../src/store/location.ts";
import { openDatabase, openStore } from "../../../src/store/open-store.ts";
import { freshDatabase } from "../../support/postgres.ts";

/** How many a process opens at most. */
const CONNECTIONS = 10;

describe("given somebody who holds up the database", () => {
  it("then commands wait a while for a connection, say that memory is out of reach, and go on afterwards", async () => {
    const url = await freshDatabase();
    const store = await openStore(url);
    const seat = (place: number) => ({ platform: "slack", workspace: "T1", place: `C${place}` }) as const;
    const holder = new Client({ connectionString: url });
    await holder.connect();
    await holder.query("begin");
    await holder.query("lock table currents");
    const refused: unknown[] = [];
    const waiting = Array.from({ length: CONNECTIONS + 5 }, (_, place) =>
      store.currents.chosen(seat(place)).catch((error: unknown) => void refused.push(error)),
    );
    await expect.poll(() => refused.length, { timeout: 15_000 }).toBe(5);
    const full = new StoreUnavailableError(
      "the store can't answer: no connection of this process came free in time",
    );
    for (const error of refused) expect(error).toEqual(full);
    await holder.query("rollback");
    await holder.end();
    await Promise.all(waiting);
    expect(refused).toHaveLength(5);
    expect(await store.currents.chosen(seat(99))).toBeUndefined();
    await store.close();
  });

  it("then no statement and no idle transaction lasts for ever", async () => {
    const { db } = await openDatabase(locate(await freshDatabase()));
    const settings = await db("pg_settings")
      .whereIn("name", ["statement_timeout", "idle_in_transaction_session_timeout"])
      .pluck("setting");
    expect(settings.map(Number).toSorted((a, b) => a - b)).toEqual([30_000, 60_000]);
    await db.destroy();
  });
});
