import { describe, expect, it, onTestFinished } from "vitest";
import type { Store } from "../../../src/core/store.ts";
import { loadShipped } from "../../../src/load-shipped.ts";
import { openStore } from "../../../src/store/open-store.ts";
import { draftOf } from "../../contracts/digest-store.ts";
import { freshDatabase } from "../../support/postgres.ts";
import { programmeOf } from "../../support/programme.ts";

const NOW = new Date("2021-07-05T17:00:00.000Z");

async function several(count: number, url: string): Promise<Store[]> {
  const stores = await Promise.all(Array.from({ length: count }, () => openStore(url)));
  onTestFinished(async () => void (await Promise.all(stores.map((store) => store.close()))));
  return stores;
}

describe("given several processes on one database", () => {
  it("when they start at once on an empty one, then one makes the tables and all bring in the programmes in peace", async () => {
    const stores = await several(4, await freshDatabase({ empty: true }));
    await Promise.all(stores.map((store) => loadShipped(store)));
    for (const store of stores) expect((await store.search("ipset", { limit: 9 })).hits).toHaveLength(2);
  });

  it("when they save programmes with the same people at once, then none stands in another's way", async () => {
    const stores = await several(4, await freshDatabase());
    const names = ["Ann Lee", "Bob Li", "Zoë Ångström", "Cleo Day"];
    const orders = stores.map((_, index) => [...names.slice(index), ...names.slice(0, index)]);
    await Promise.all(
      stores.flatMap((store, index) =>
        ["a", "b"].map((half) =>
          store.save(
            programmeOf(
              (orders[index] ?? []).map((by) => ({ title: `${half} ${by}`, by: [by] })),
              `w${half}-202${index}`,
            ),
            {
              source: `${half}${index}`,
              fingerprint: "1",
            },
          ),
        ),
      ),
    );
    expect(await stores[0]?.talksBy("bob-li")).toHaveLength(8);
  });

  it("when couriers claim without pause, then every message goes to one of them, and one a channel at a time", async () => {
    const stores = await several(4, await freshDatabase());
    const channels = Array.from({ length: 60 }, (_, index) => `C${index}`);
    await stores[0]?.digests.draft(
      channels.flatMap((channel) => ["x", "y"].map((name) => draftOf(`${name} ${channel}`, { channel }))),
    );
    const posted: string[] = [];
    const open = new Set<string>();
    const courier = async ({ digests }: Store): Promise<void> => {
      for (;;) {
        const until = new Date(NOW.getTime() + 60_000);
        const parcels = await digests.claim({
          platforms: ["slack"],
          now: NOW,
          until,
          lateSince: NOW,
          limit: 5,
        });
        for (const parcel of parcels) {
          expect(open.has(parcel.channel)).toBe(false);
          open.add(parcel.channel);
        }
        for (const parcel of parcels) {
          posted.push(parcel.key);
          open.delete(parcel.channel);
          expect(await digests.settle(parcel, { state: "sent", message: "m" }, NOW)).toBe(true);
        }
        if (parcels.length === 0 && (await digests.health()).depth === 0) return;
      }
    };
    await Promise.all(stores.flatMap((store) => [courier(store), courier(store)]));
    expect(posted.toSorted()).toEqual(
      channels.flatMap((channel) => [`x ${channel}`, `y ${channel}`]).toSorted(),
    );
  });

  it("when a channel subscribes twice at once, then it has one subscription", async () => {
    const stores = await several(2, await freshDatabase());
    await stores[0]?.save(programmeOf([{ title: "One" }]), { source: "a", fingerprint: "1" });
    const channel = {
      platform: "slack",
      workspace: "T1",
      channel: "C1",
      workshop: "packets-2021",
    } as const;
    const order = {
      ...channel,
      mode: "live",
      time: "18:00",
      threads: false,
      topics: [],
      tracks: [],
      empty: false,
    } as const;
    await Promise.all(stores.map((store) => store.digests.subscribe(order, undefined)));
    await Promise.all(stores.map((store) => store.reminders.subscribe({ ...channel, minutes: 5 })));
    expect(await stores[0]?.digests.subscriptions()).toHaveLength(1);
    expect(await stores[0]?.reminders.all()).toHaveLength(1);
  });
});
