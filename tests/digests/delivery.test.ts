import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { Clock } from "../../src/core/clock.ts";
import type { Store } from "../../src/core/store.ts";
import type { DigestOrder, Subscription } from "../../src/core/subscription.ts";
import { type CourierParts, carry, type Preference } from "../../src/digests/courier.ts";
import { createPacer } from "../../src/digests/pacer.ts";
import { createPlanner } from "../../src/digests/planner.ts";
import { schedule } from "../../src/digests/schedule.ts";
import { openStore } from "../../src/store/open-store.ts";
import { draftOf } from "../contracts/digest-store.ts";
import { type FakePostman, type Fate, fakePostman } from "../support/fake-postman.ts";
import { programmeOf } from "../support/programme.ts";
import { recordingLog } from "../support/recording-log.ts";

const DAY = 86_400_000;
const PATIENCE = { late: 60_000, stale: 7 * DAY };
const LEASE_MS = 60_000;
const PROGRAMME = programmeOf([
  { title: "One", day: "2021-07-05", topics: ["nat"] },
  { title: "Two", day: "2021-07-06", topics: ["ipset"] },
  { title: "Three", day: "2021-07-07", topics: ["nat"] },
]);
const ORDER: DigestOrder = {
  platform: "slack",
  workspace: "T1",
  channel: "C1",
  workshop: "packets-2021",
  mode: "live",
  time: "18:00",
  threads: false,
  topics: [],
  tracks: [],
  empty: false,
};

interface World {
  readonly store: Store;
  readonly postman: FakePostman;
  readonly log: ReturnType<typeof recordingLog>;
  /** The time of the programme. */
  now: Date;
  plan(): Promise<number>;
  /** Claims and carries until nothing may be claimed, as real time would be `later` milliseconds from now. */
  deliver(later?: number): Promise<void>;
}

async function world(prefer: Preference = "no-double"): Promise<World> {
  const store = await openStore("sqlite::memory:");
  onTestFinished(() => store.close());
  await store.save(PROGRAMME, { source: "test", fingerprint: "1" });
  const postman = fakePostman();
  const log = recordingLog();
  const clock: Clock = { rate: 1, now: () => made.now };
  const planner = createPlanner(store, clock, log, PATIENCE);
  const parts: CourierParts = {
    store,
    log,
    prefer,
    leaseMs: LEASE_MS,
    now: () => new Date(),
    postmen: new Map([["slack", postman]]),
    pacers: new Map([["slack", createPacer(postman.limits)]]),
  };
  const made: World = {
    store,
    postman,
    log,
    now: new Date("2021-07-05T12:00:00Z"),
    plan: () => planner.tick(),
    async deliver(later = 0) {
      for (;;) {
        const now = new Date(Date.now() + later);
        const until = new Date(now.getTime() + LEASE_MS);
        const lateSince = new Date(now.getTime() - 60_000);
        const parcels = await store.digests.claim({ platforms: ["slack"], now, until, lateSince, limit: 10 });
        if (parcels.length === 0) return;
        for (const parcel of parcels) await carry(parcel, performance.now(), { ...parts, now: () => now });
      }
    },
  };
  return made;
}

async function subscribed(
  parts: Partial<DigestOrder> = {},
  prefer?: Preference,
): Promise<World & { subscription: Subscription }> {
  const here = await world(prefer);
  const order = { ...ORDER, ...parts };
  const subscription = await here.store.digests.subscribe(order, schedule(order, PROGRAMME)[0]);
  return Object.assign(here, { subscription });
}

const texts = ({ postman }: World): string[] => postman.posts.map(({ text }) => text);
const daysOf = (here: World): string[] => texts(here).map((text) => /day (\d) of/u.exec(text)?.[1] ?? "?");
const standing = async ({ store }: World): Promise<Subscription | undefined> =>
  (await store.digests.subscriptions())[0];

describe("given a channel that follows a workshop live", () => {
  it("when an evening comes, then its digest is posted once, however often the planner looks", async () => {
    const here = await subscribed();
    await here.plan();
    await here.deliver();
    expect(texts(here)).toEqual([]);
    here.now = new Date("2021-07-05T17:00:00Z");
    await Promise.all([here.plan(), here.plan()]);
    await here.plan();
    await here.deliver();
    expect(texts(here)).toEqual(["Packets 2021, day 1 of 3: Monday 5 July 2021, 1 talk"]);
  });

  it("when the clock jumps back and forth, then no day comes twice", async () => {
    const here = await subscribed();
    for (const [step, now] of [
      "2021-07-06T18:00:00Z",
      "2021-07-04T00:00:00Z",
      "2021-07-06T18:00:00Z",
      "2021-07-05T17:00:00Z",
    ].entries()) {
      here.now = new Date(now);
      await here.plan();
      await here.deliver(step * DAY);
    }
    expect(daysOf(here)).toEqual(["1", "2"]);
  });

  it("when the bot was away for two days, then what it missed comes in order, a minute apart", async () => {
    const here = await subscribed();
    here.now = new Date("2021-07-07T18:00:00Z");
    await here.plan();
    await here.deliver();
    expect(daysOf(here)).toEqual(["1"]);
    await here.deliver(61_000);
    expect(daysOf(here)).toEqual(["1", "2"]);
    await here.deliver(122_000);
    expect(daysOf(here)).toEqual(["1", "2", "3"]);
  });

  it("when it was away for longer than a week, then what is too old is skipped and the next digest says so", async () => {
    const here = await subscribed();
    here.now = new Date("2021-07-13T18:00:00Z");
    await here.plan();
    await here.deliver();
    expect(daysOf(here)).toEqual(["3"]);
    const [entry] = (await here.store.digests.entries(here.subscription.id, 9)).filter(
      ({ state }) => state === "skipped",
    );
    expect(entry).toMatchObject({ day: "2021-07-06", reason: "too old when the bot was back" });
    const drafts = await here.store.digests.entries(here.subscription.id, 9);
    expect(drafts.map(({ day, state }) => [day, state])).toEqual([
      ["2021-07-07", "sent"],
      ["2021-07-06", "skipped"],
      ["2021-07-05", "skipped"],
    ]);
  });

  it("when no talk of a day fits its topics, then that day is passed over, unless asked for", async () => {
    const [quiet, eager] = [
      await subscribed({ topics: ["NAT"] }),
      await subscribed({ topics: ["NAT"], empty: true }),
    ];
    for (const here of [quiet, eager]) {
      here.now = new Date("2021-07-07T17:00:01Z");
      await here.plan();
      await here.deliver();
      await here.deliver(61_000);
      await here.deliver(122_000);
    }
    expect(daysOf(quiet)).toEqual(["1", "3"]);
    expect(daysOf(eager)).toEqual(["1", "2", "3"]);
  });

  it("when it wants threads, then each talk is told under its digest", async () => {
    const here = await subscribed({ threads: true });
    here.now = new Date("2021-07-05T17:00:00Z");
    await here.plan();
    await here.deliver();
    expect(here.postman.posts).toMatchObject([
      { text: expect.stringContaining("day 1") },
      { text: "One", thread: "m0" },
    ]);
  });

  it("when the last day is told, then the subscription has ended", async () => {
    const here = await subscribed();
    here.now = new Date("2021-07-07T17:00:00Z");
    await here.plan();
    expect(await standing(here)).toMatchObject({ state: "ended", next: undefined });
  });
});

describe("given a retelling", () => {
  it("then each digest says so, with the original date", async () => {
    const here = await subscribed({ mode: "replay", start: "2026-12-01" });
    here.now = new Date("2026-12-01T18:00:00Z");
    await here.plan();
    const now = new Date();
    const [parcel] = await here.store.digests.claim({
      platforms: ["slack"],
      now,
      until: new Date(now.getTime() + 1000),
      lateSince: now,
      limit: 1,
    });
    expect(JSON.stringify(parcel?.reply)).toContain(
      "Retold, 5 years later. The talks were given on Monday 5 July 2021.",
    );
  });
});

describe("given posts that fail", () => {
  it.each<[Fate[], number]>([
    [["well"], 1],
    [["refused", "refused"], 1],
    [["busy"], 1],
    [["answer lost"], 1],
    [["request lost"], 1],
    [["answer lost", "answer lost"], 1],
    [["request lost", "answer lost", "refused"], 1],
  ])("when they end in %j, then the digest stands in the channel once", async (fates, count) => {
    const here = await subscribed();
    here.postman.fates.push(...fates);
    here.now = new Date("2021-07-05T17:00:00Z");
    await here.plan();
    for (let round = 0; round < 6; round += 1) await here.deliver(round * 400_000);
    expect(here.postman.posts).toHaveLength(count);
    expect(await here.store.digests.health()).toMatchObject({ depth: 0, failed: [] });
  });

  it("when the bot dies between post and settling, then the next one finds it and doesn't post again", async () => {
    const here = await world();
    await here.store.digests.draft([draftOf("a")]);
    const now = new Date();
    const [parcel] = await here.store.digests.claim({
      platforms: ["slack"],
      now,
      until: new Date(now.getTime() + LEASE_MS),
      lateSince: now,
      limit: 1,
    });
    if (!parcel) throw new Error("nothing was claimed");
    await here.postman.post({ ...parcel, since: parcel.claimedFirst });
    await here.deliver(LEASE_MS + 1000);
    expect(texts(here)).toEqual(["a"]);
    expect(await here.store.digests.health()).toMatchObject({ depth: 0 });
  });

  it.each<[Preference, number, string | undefined]>([
    ["no-double", 1, "It may have been posted already, and the scope channels:history is missing"],
    ["no-loss", 2, undefined],
  ])(
    "when nobody can look and %s is preferred, then it is posted %i times",
    async (prefer, count, reason) => {
      const here = await subscribed({}, prefer);
      here.postman.showsHistory = false;
      here.postman.fates.push("answer lost");
      here.now = new Date("2021-07-05T17:00:00Z");
      await here.plan();
      await here.deliver();
      await here.deliver(400_000);
      expect(here.postman.posts).toHaveLength(count);
      expect((await here.store.digests.health()).failed[0]?.reason).toBe(reason);
    },
  );

  it("when the channel is gone, then the subscription is paused with the reason and nothing is tried again", async () => {
    const here = await subscribed();
    here.postman.fates.push("gone");
    here.now = new Date("2021-07-06T17:00:00Z");
    await here.plan();
    for (let round = 0; round < 4; round += 1) await here.deliver(round * DAY);
    expect(texts(here)).toEqual([]);
    expect(await standing(here)).toMatchObject({ state: "paused", reason: "the channel is archived" });
    here.now = new Date("2021-07-07T17:00:00Z");
    expect(await here.plan()).toBe(0);
  });

  it("when a courier stalls until its lease has run out, then it neither posts nor settles", async () => {
    const here = await world();
    await here.store.digests.draft([draftOf("a")]);
    const now = new Date();
    const [parcel] = await here.store.digests.claim({
      platforms: ["slack"],
      now,
      until: new Date(now.getTime() + LEASE_MS),
      lateSince: now,
      limit: 1,
    });
    if (!parcel) throw new Error("nothing was claimed");
    const pacer = createPacer(here.postman.limits);
    const parts = {
      store: here.store,
      log: here.log,
      prefer: "no-double",
      leaseMs: LEASE_MS,
      now: () => new Date(),
      postmen: new Map([["slack", here.postman]]),
      pacers: new Map([["slack", pacer]]),
    } as const;
    await carry(parcel, performance.now() - LEASE_MS, parts);
    expect(texts(here)).toEqual([]);
    expect(here.log.lines).toContainEqual(
      expect.objectContaining({ level: "warn", message: "the lease ran out, so it was left to others" }),
    );
    await here.deliver(LEASE_MS + 1000);
    expect(texts(here)).toEqual(["a"]);
  });

  it("when the store is locked just after a post, then settling is tried until it works", async () => {
    const here = await world();
    await here.store.digests.draft([draftOf("a")]);
    const settle = vi.spyOn(here.store.digests, "settle");
    settle.mockRejectedValueOnce(new Error("SQLITE_BUSY")).mockRejectedValueOnce(new Error("SQLITE_FULL"));
    await here.deliver();
    expect(settle).toHaveBeenCalledTimes(3);
    expect(texts(here)).toEqual(["a"]);
    expect(await here.store.digests.health()).toMatchObject({
      depth: 0,
      last: [{ key: "a", state: "sent" }],
    });
  });
});
