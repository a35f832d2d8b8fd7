import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Store } from "../../../src/core/store.ts";
import { loadShipped } from "../../../src/load-shipped.ts";
import { copyStore } from "../../../src/store/copy/copy-store.ts";
import { TABLES } from "../../../src/store/copy/tables.ts";
import { locate } from "../../../src/store/location.ts";
import { openDatabase, openStore } from "../../../src/store/open-store.ts";
import { draftOf } from "../../contracts/digest-store.ts";
import { temporaryFolder } from "../../support/folder.ts";
import { freshDatabase } from "../../support/postgres.ts";
import { programmeOf } from "../../support/programme.ts";

const HOME = { platform: "slack", workspace: "T1" } as const;
const CHANNEL = { ...HOME, channel: "C1" };
const WORKSHOP = "packets-2021";
const NOW = new Date("2021-07-01T10:00:00Z");

/** Writes something into every table. */
async function fill(store: Store): Promise<void> {
  await loadShipped(store);
  const talks = [{ title: "Sets", by: ["József Müller"] }, { title: "Queues" }];
  await store.save(programmeOf(talks), { source: "a", fingerprint: "1", followedAt: NOW });
  const [sets, queues] = programmeOf(talks).talks;
  if (!sets || !queues) throw new Error("two talks");
  await store.save(
    { ...programmeOf([]), talks: [{ ...sets, day: "2021-07-06", cancelled: true }, queues] },
    { source: "a", fingerprint: "2", followedAt: NOW },
  );
  await store.people.split("jozsef-muller", WORKSHOP);
  const order = {
    ...CHANNEL,
    workshop: WORKSHOP,
    mode: "live",
    time: "18:00",
    topics: [],
    tracks: [],
  } as const;
  await store.digests.subscribe(
    { ...order, threads: true, empty: false },
    { day: "2021-07-05", at: NOW.toISOString() },
  );
  await store.digests.draft([draftOf("a"), draftOf("b", { late: true })]);
  await store.notes.add(
    HOME,
    { workshop: WORKSHOP, talk: "sets", text: 'Naïve ☃ "quotes"\nand lines', person: "U1" },
    NOW,
  );
  await store.arrivals.take({ key: "slack 1", taker: "somebody", expires: new Date() });
  await store.currents.choose({ ...HOME, place: "C1" }, WORKSHOP);
  const strand = { ...CHANNEL, speaker: "U1" };
  await store.conversations.remember(
    strand,
    { invocation: { command: "help", args: {} }, talks: [] },
    new Date(Date.now() + 60_000),
  );
  await store.watches.add({ address: "https://example.org/a.ics", workshop: WORKSHOP, every: 15 }, NOW);
  const reminder = await store.reminders.subscribe({ ...CHANNEL, workshop: WORKSHOP, minutes: 10 });
  const occurrences = [{ talk: "sets", start: NOW.toISOString() }];
  await store.reminders.carryOut([
    { reminder, occurrences, draft: draftOf("r", { subscription: reminder.id }) },
  ]);
  await store.installations.add({ workspace: "T1", sealed: "sealed" }, NOW);
  await store.installations.spend("state", new Date(Date.now() + 60_000));
  await store.departures.left({ platform: "slack", workspace: "T9" }, NOW);
}

describe("given a store with something in every table", () => {
  it("when it is copied to PostgreSQL and back, then all of it arrives, and both go on as if nothing had happened", async () => {
    const folder = await temporaryFolder();
    const [first, last] = [`sqlite:${join(folder, "a.db")}`, `sqlite:${join(folder, "b.db")}`];
    const middle = await freshDatabase({ empty: true });
    const before = await openStore(first);
    await fill(before);
    await before.close();

    const there = await copyStore(first, middle);
    expect(there.filter(({ rows }) => rows === 0)).toEqual([]);
    expect(await copyStore(middle, last)).toEqual(there);

    for (const address of [middle, last]) {
      const store = await openStore(address);
      expect((await store.search("ipset status", { limit: 1 })).hits[0]?.talk.workshop).toBe(
        "netfilter-2011",
      );
      expect((await store.talks([`${WORKSHOP}/sets`]))[0]).toMatchObject({
        cancelled: true,
        day: "2021-07-06",
      });
      expect(await store.notes.search(HOME, "naive", undefined)).toEqual([`${WORKSHOP}/sets`]);
      const { id } = await store.notes.add(
        HOME,
        { workshop: WORKSHOP, talk: "sets", text: "next", person: "U1" },
        NOW,
      );
      expect(id).toBe(2);
      await store.save(programmeOf([{ title: "New" }], "packets-2022"), { source: "b", fingerprint: "1" });
      await loadShipped(store);
      await store.close();
    }
  });

  it("when the target holds something already, then nothing is copied and it is left as it was", async () => {
    const source = `sqlite:${join(await temporaryFolder(), "a.db")}`;
    const target = await freshDatabase();
    for (const address of [source, target]) {
      const store = await openStore(address);
      await store.save(programmeOf([{ title: `At ${locate(address).engine}` }]), {
        source: "a",
        fingerprint: "1",
      });
      await store.close();
    }
    await expect(copyStore(source, target)).rejects.toThrow(
      /is not empty \(it has workshops\).*give a new database/u,
    );
    const store = await openStore(target);
    expect((await store.programme(WORKSHOP))?.talks.map(({ title }) => title)).toEqual(["At postgres"]);
    await store.close();
  });
});

describe("given addresses that can't be meant", () => {
  it("then one line says so, and nothing is made", async () => {
    const target = await freshDatabase({ empty: true });
    await expect(copyStore("sqlite:nowhere.db", target)).rejects.toThrow(/nowhere\.db doesn't exist/u);
    await expect(copyStore("a.db", target)).rejects.toThrow(/address of a database must be sqlite:<file>/u);
  });
});

it.each(["sqlite::memory:", "postgres"])(
  "given a new table on %s, then somebody has said how it is copied",
  async (name) => {
    const { db } = await openDatabase(locate(name === "postgres" ? await freshDatabase() : name));
    const query =
      name === "postgres"
        ? db("pg_tables").whereRaw("schemaname = current_schema()").pluck("tablename")
        : db("sqlite_schema").where({ type: "table" }).pluck("name");
    const tables = (await query).filter(
      (table) => !/^(?:knex_|sqlite_|talk_vocabulary|(?:talk|note)_index_)/u.test(String(table)),
    );
    await db.destroy();
    expect(new Set(TABLES.map((table) => table.name))).toEqual(new Set(tables));
  },
);
