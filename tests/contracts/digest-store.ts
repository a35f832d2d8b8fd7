import { describe, expect, it, onTestFinished } from "vitest";
import type { Draft } from "../../src/core/outbox.ts";
import { reply } from "../../src/core/reply.ts";
import type { Store } from "../../src/core/store.ts";
import type { DigestOrder, Subscription } from "../../src/core/subscription.ts";
import { programmeOf } from "../support/programme.ts";

const ORDER: DigestOrder = {
  platform: "slack",
  workspace: "T1",
  channel: "C1",
  workshop: "packets-2021",
  mode: "live",
  time: "18:00",
  threads: false,
  topics: ["ipset"],
  tracks: [],
  empty: false,
};
const NEXT = { day: "2021-07-05", at: "2021-07-05T17:00:00.000Z" };
const NOW = new Date("2021-07-05T17:00:00.000Z");

/** An instant some seconds after NOW. */
function after(seconds: number): Date {
  return new Date(NOW.getTime() + seconds * 1000);
}

/** A message for a channel. */
export function draftOf(key: string, parts: Partial<Draft> = {}): Draft {
  return {
    platform: "slack",
    workspace: "T1",
    channel: "C1",
    workshop: "packets-2021",
    day: "2021-07-05",
    due: NEXT.at,
    late: false,
    reply: reply({ summary: key, blocks: [{ kind: "text", text: key }] }),
    key,
    ...parts,
  };
}

/** What every store must do with subscriptions and the outbox. `open` gives an empty one. */
export function digestStoreContract(name: string, open: () => Promise<Store>): void {
  const opened = async (): Promise<Store> => {
    const store = await open();
    onTestFinished(() => store.close());
    await store.save(programmeOf([{ title: "One" }]), { source: "test", fingerprint: "1" });
    return store;
  };
  const claim = async (
    store: Store,
    now: Date,
    parts: { lease?: number; limit?: number; platforms?: string[] } = {},
  ) =>
    store.digests.claim({
      platforms: parts.platforms ?? ["slack", "discord"],
      now,
      until: new Date(now.getTime() + (parts.lease ?? 60) * 1000),
      lateSince: new Date(now.getTime() - 60_000),
      limit: parts.limit ?? 10,
    });
  const keys = (all: readonly { key: string }[]): string[] => all.map(({ key }) => key);

  describe(`${name}: given a subscription`, () => {
    it("then it is read back as it was ordered, by its workspace alone", async () => {
      const { digests } = await opened();
      const made = await digests.subscribe(ORDER, NEXT);
      expect(await digests.subscriptions({ platform: "slack", workspace: "T1" })).toEqual([
        {
          ...ORDER,
          id: made.id,
          state: "active",
          next: NEXT,
          skipped: [],
          start: undefined,
          reason: undefined,
        },
      ]);
      expect(await digests.subscriptions({ platform: "slack", workspace: "T2" })).toEqual([]);
      expect(await digests.subscriptions({ platform: "discord", workspace: "T1" })).toEqual([]);
      expect(await digests.subscriptions()).toHaveLength(1);
    });

    it("when the channel subscribes to the same workshop again, then the new order takes its place", async () => {
      const { digests } = await opened();
      const first = await digests.subscribe(ORDER, NEXT);
      const second = await digests.subscribe({ ...ORDER, time: "09:00" }, NEXT);
      expect(second.id).not.toBe(first.id);
      expect((await digests.subscriptions()).map(({ id, time }) => [id, time])).toEqual([
        [second.id, "09:00"],
      ]);
    });

    it("then it is due at its time and ever after, never before", async () => {
      const { digests } = await opened();
      await digests.subscribe(ORDER, NEXT);
      expect(await digests.due(after(-1), 10)).toEqual([]);
      expect(await digests.due(NOW, 10)).toHaveLength(1);
      expect(await digests.due(after(1_000_000), 10)).toHaveLength(1);
      expect(await digests.nextDue()).toEqual(NOW);
    });

    it("when it is paused, then nothing is due and what waits with a reason is skipped; when resumed, it goes on", async () => {
      const { digests } = await opened();
      const { id } = await digests.subscribe(ORDER, NEXT);
      await digests.draft([draftOf("a", { subscription: id })]);
      await digests.pause(id, "the channel is archived");
      expect(await digests.due(NOW, 10)).toEqual([]);
      expect(await digests.nextDue()).toBeUndefined();
      expect(await claim({ digests } as Store, NOW)).toEqual([]);
      expect(await digests.entries(id, 5)).toMatchObject([
        { key: "a", state: "skipped", reason: "the channel is archived" },
      ]);
      await digests.resume(id, { day: "2021-07-06", at: after(10).toISOString() }, "2021-07-04");
      const [resumed] = await digests.subscriptions();
      expect(resumed).toMatchObject({
        state: "active",
        reason: undefined,
        start: "2021-07-04",
        next: { day: "2021-07-06" },
      });
      await digests.resume(id, undefined);
      expect(await digests.subscriptions()).toMatchObject([{ state: "ended" }]);
    });

    it("when it is ended, then what waits for it is not posted", async () => {
      const store = await opened();
      const { id } = await store.digests.subscribe(ORDER, NEXT);
      await store.digests.draft([draftOf("a", { subscription: id })]);
      await store.digests.unsubscribe(id);
      expect(await store.digests.subscriptions()).toEqual([]);
      expect(await claim(store, NOW)).toEqual([]);
    });
  });

  describe(`${name}: given two planners that found the same due digest`, () => {
    it("then one writes it and moves the subscription on, and the other changes nothing", async () => {
      const store = await opened();
      await store.digests.subscribe(ORDER, NEXT);
      const [subscription] = (await store.digests.due(NOW, 10)) as [Subscription];
      const next = { day: "2021-07-06", at: "2021-07-06T17:00:00.000Z" };
      const plan = (key: string) => ({ subscription, drafts: [draftOf(key)], next, skipped: [] });
      const both = [store.digests.carryOut([plan("a")]), store.digests.carryOut([plan("b")])];
      expect(await Promise.all(both)).toEqual(expect.arrayContaining([0, 1]));
      expect(await store.digests.due(NOW, 10)).toEqual([]);
      expect(await store.digests.subscriptions()).toMatchObject([{ next, state: "active" }]);
      expect(await claim(store, NOW)).toHaveLength(1);
    });

    it("when nothing comes after it, then the subscription has ended", async () => {
      const { digests } = await opened();
      await digests.subscribe(ORDER, NEXT);
      const [subscription] = (await digests.due(NOW, 10)) as [Subscription];
      await digests.carryOut([{ subscription, drafts: [], skipped: ["2021-07-05"] }]);
      expect(await digests.subscriptions()).toMatchObject([
        { state: "ended", next: undefined, skipped: ["2021-07-05"] },
      ]);
    });
  });

  describe(`${name}: given messages in the outbox`, () => {
    it("when one is written again under its key, then it stays one", async () => {
      const store = await opened();
      await store.digests.draft([draftOf("a"), draftOf("a")]);
      await store.digests.draft([draftOf("a")]);
      expect(keys(await claim(store, NOW))).toEqual(["a"]);
      expect(await store.digests.posted(draftOf("a"), "packets-2021", "2021-07-05")).toBe(1);
    });

    it("when one is claimed, then nobody else gets it until the lease has run out, and then it is in doubt", async () => {
      const store = await opened();
      await store.digests.draft([draftOf("a")]);
      const [first] = await claim(store, NOW);
      expect(first).toMatchObject({
        key: "a",
        attempts: 0,
        doubtful: false,
        claimedFirst: NOW.toISOString(),
      });
      expect(await claim(store, after(59))).toEqual([]);
      expect(await store.digests.nextClaim()).toEqual(after(60));
      const [second] = await claim(store, after(60));
      expect(second).toMatchObject({
        key: "a",
        attempts: 1,
        doubtful: true,
        claimedFirst: NOW.toISOString(),
      });
      expect(second?.lease).not.toBe(first?.lease);
    });

    it("when a lease has run out, then its holder can't settle any more", async () => {
      const store = await opened();
      await store.digests.draft([draftOf("a")]);
      const [first] = await claim(store, NOW);
      if (!first) throw new Error("nothing was claimed");
      expect(await store.digests.settle(first, { state: "sent", message: "m1" }, after(60))).toBe(false);
      const [second] = await claim(store, after(60));
      if (!second) throw new Error("nothing was claimed");
      expect(await store.digests.settle(first, { state: "sent", message: "m1" }, after(61))).toBe(false);
      expect(await store.digests.settle(second, { state: "sent", message: "m2" }, after(61))).toBe(true);
      expect(await claim(store, after(1000))).toEqual([]);
    });

    it.each([
      [true, false],
      [false, true],
    ])(
      "when a post failed (surely not posted: %s), then it waits, and is in doubt: %s",
      async (certain, doubtful) => {
        const store = await opened();
        await store.digests.draft([draftOf("a")]);
        const [first] = await claim(store, NOW);
        if (!first) throw new Error("nothing was claimed");
        await store.digests.settle(
          first,
          { state: "waiting", at: after(5).toISOString(), reason: "busy", certain },
          NOW,
        );
        expect(await claim(store, after(4))).toEqual([]);
        expect(await claim(store, after(5))).toMatchObject([{ key: "a", doubtful, attempts: 1 }]);
      },
    );

    it("then a channel's messages go out one after the other, and other channels don't wait for it", async () => {
      const store = await opened();
      await store.digests.draft([
        draftOf("a1"),
        draftOf("a2"),
        draftOf("b1", { channel: "C2" }),
        draftOf("d1", { platform: "discord" }),
      ]);
      const first = await claim(store, NOW);
      expect(keys(first)).toEqual(["a1", "b1", "d1"]);
      expect(keys(await claim(store, after(1)))).toEqual([]);
      if (first[0]) await store.digests.settle(first[0], { state: "sent", message: "m" }, after(1));
      expect(keys(await claim(store, after(1)))).toEqual(["a2"]);
    });

    it("then only the platforms that were asked for are served, and no more than wanted", async () => {
      const store = await opened();
      await store.digests.draft([
        draftOf("a"),
        draftOf("b", { platform: "discord" }),
        draftOf("c", { channel: "C2" }),
      ]);
      expect(keys(await claim(store, NOW, { platforms: ["discord"] }))).toEqual(["b"]);
      expect(keys(await claim(store, NOW, { limit: 1 }))).toEqual(["a"]);
    });

    it("then a thread waits for its parent, knows its id, and dies with it", async () => {
      const store = await opened();
      const thread = (channel: string) => [
        draftOf(`parent ${channel}`, { channel }),
        draftOf(`child ${channel}`, { channel, parent: `parent ${channel}` }),
      ];
      await store.digests.draft([...thread("C1"), ...thread("C2")]);
      const [one, two] = await claim(store, NOW);
      if (!one || !two) throw new Error("nothing was claimed");
      await store.digests.settle(one, { state: "sent", message: "1700.1" }, after(1));
      await store.digests.settle(two, { state: "dead", reason: "gone" }, after(1));
      expect(await claim(store, after(2))).toMatchObject([{ key: "child C1", thread: "1700.1" }]);
      expect((await store.digests.health()).failed.map(({ key, reason }) => [key, reason])).toEqual([
        ["child C2", "gone"],
        ["parent C2", "gone"],
      ]);
    });

    it("when several are late, then they go out in order, one a channel a minute", async () => {
      const store = await opened();
      await store.digests.draft([draftOf("a", { late: true }), draftOf("b", { late: true })]);
      const [first] = await claim(store, NOW);
      expect(first?.key).toBe("a");
      if (first) await store.digests.settle(first, { state: "sent", message: "m" }, NOW);
      expect(await claim(store, after(59))).toEqual([]);
      expect(keys(await claim(store, after(60)))).toEqual(["b"]);
    });

    it("then skipped ones are kept for the record and never posted", async () => {
      const store = await opened();
      await store.digests.draft([draftOf("old", { skip: "too old" }), draftOf("new")]);
      expect(keys(await claim(store, NOW))).toEqual(["new"]);
      expect(await store.digests.posted(draftOf("x"), "packets-2021", "2021-07-05")).toBe(1);
    });

    it("then its health says what waits, since when, what was posted last, and what failed", async () => {
      const store = await opened();
      expect(await store.digests.health()).toEqual({ depth: 0, oldestDue: undefined, last: [], failed: [] });
      await store.digests.draft([draftOf("a"), draftOf("b", { due: after(-900).toISOString() })]);
      const [first] = await claim(store, NOW);
      if (first) await store.digests.settle(first, { state: "sent", message: "m" }, NOW);
      expect(await store.digests.health()).toMatchObject({
        depth: 1,
        oldestDue: after(-900).toISOString(),
        last: [{ key: "a", settled: NOW.toISOString() }],
      });
      expect(await store.digests.backlog()).toEqual({ depth: 1, oldestDue: after(-900).toISOString() });
    });
  });
}
