import { array, assert, constant, constantFrom, property, record } from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Change } from "../../src/core/changes.ts";
import { wording } from "../../src/core/reply.ts";
import type { Store } from "../../src/core/store.ts";
import type { DigestOrder } from "../../src/core/subscription.ts";
import { changeDrafts } from "../../src/digests/change-notices.ts";
import { carry } from "../../src/digests/courier.ts";
import { createPacer } from "../../src/digests/pacer.ts";
import { createPlanner } from "../../src/digests/planner.ts";
import { openStore } from "../../src/store/open-store.ts";
import { type FakePostman, fakePostman } from "../support/fake-postman.ts";
import { programmeOf, type TalkSketch } from "../support/programme.ts";
import { recordingLog } from "../support/recording-log.ts";

const DAY = 86_400_000;
const HERE = { platform: "slack", workspace: "T1", channel: "C1", workshop: "packets-2021" } as const;
const ORDER: DigestOrder = {
  ...HERE,
  mode: "live",
  time: "18:00",
  threads: false,
  topics: [],
  tracks: [],
  empty: false,
};
const TALKS: readonly TalkSketch[] = [
  { title: "Nets", room: "Hall", track: "Tools", start: "2021-07-05T09:00:00Z" },
  { title: "Knots", room: "Attic", track: "Crafts", start: "2021-07-05T09:00:00Z" },
  { title: "Sails", room: "Hall", track: "Crafts", start: "2021-07-05T10:00:00Z" },
];

interface World {
  readonly store: Store;
  readonly postman: FakePostman;
  now: Date;
  save(talks: readonly TalkSketch[]): Promise<unknown>;
  plan(): Promise<number>;
  /** Claims and carries all that may be, as real time would be `later` milliseconds from now. */
  deliver(later?: number): Promise<void>;
  texts(): string[];
}

async function world(): Promise<World> {
  const store = await openStore("sqlite::memory:");
  onTestFinished(() => store.close());
  const postman = fakePostman();
  const log = recordingLog();
  const planner = createPlanner(store, { rate: 1, now: () => here.now }, log, {
    late: 60_000,
    stale: 7 * DAY,
  });
  let version = 0;
  const here: World = {
    store,
    postman,
    now: new Date("2021-07-01T12:00:00Z"),
    save: (talks) => {
      version += 1;
      return store.save(programmeOf(talks), {
        source: "test",
        fingerprint: String(version),
        followedAt: here.now,
      });
    },
    plan: () => planner.tick(),
    async deliver(later = 0) {
      const pacers = new Map([["slack", createPacer(postman.limits)]]);
      const postmen = new Map([["slack", postman]]);
      const parts = { store, log, postmen, pacers, prefer: "no-double", leaseMs: 60_000 } as const;
      for (;;) {
        const now = new Date(Date.now() + later);
        const parcels = await store.digests.claim({
          platforms: ["slack"],
          now,
          until: new Date(now.getTime() + 60_000),
          lateSince: new Date(now.getTime() - 60_000),
          limit: 10,
        });
        if (parcels.length === 0) return;
        for (const parcel of parcels) {
          await carry(parcel, performance.now(), { ...parts, now: () => now });
        }
      }
    },
    texts: () => postman.posts.map(({ text }) => text),
  };
  await here.save(TALKS);
  return here;
}

/** The programme with other values for one talk. */
function changed(title: string, parts: Partial<TalkSketch>): TalkSketch[] {
  return TALKS.map((talk) => (talk.title === title ? { id: title.toLowerCase(), ...talk, ...parts } : talk));
}

const NEXT = { day: "2021-07-05", at: "2021-07-05T17:00:00.000Z" };

describe("given a channel that gets digests of a programme that is followed", () => {
  it("when an import changes forty talks, then one message tells of all, whoever plans and however often", async () => {
    const here = await world();
    await here.store.digests.subscribe(ORDER, NEXT);
    const more = Array.from({ length: 39 }, (_one, index) => ({ title: `Extra ${index + 1}` }));
    await here.save([...changed("Nets", { room: "Attic" }), ...more]);
    await Promise.all([here.plan(), here.plan()]);
    await here.plan();
    await here.deliver();
    expect(here.texts()).toEqual(["The programme of the Packets 2021 has changed: 1 moved and 39 new"]);
  });

  it("when only spelling is corrected or nothing differs, then nobody is told", async () => {
    const here = await world();
    await here.store.digests.subscribe(ORDER, NEXT);
    await here.save(changed("Knots", { title: "Knots!", summary: "How to tie one." }));
    await here.save(changed("Knots", { title: "Knots!", summary: "How to tie one." }));
    expect(await here.plan()).toBe(0);
  });

  it("when a talk vanishes, then it is told as cancelled once, and it stays cancelled without another word", async () => {
    const here = await world();
    await here.store.digests.subscribe(ORDER, NEXT);
    await here.save(TALKS.slice(1));
    await here.plan();
    await here.save(TALKS.slice(1));
    expect(await here.plan()).toBe(0);
    await here.deliver();
    expect(here.texts()).toEqual(["The programme of the Packets 2021 has changed: 1 cancelled"]);
    const programme = await here.store.programme("packets-2021");
    expect(programme?.talks.map(({ id, cancelled }) => [id, cancelled ?? false])).toEqual([
      ["nets", true],
      ["knots", false],
      ["sails", false],
    ]);
  });

  it("when nobody can tell whether the notice was posted, then it is looked for and stands there once", async () => {
    const here = await world();
    await here.store.digests.subscribe(ORDER, NEXT);
    await here.save(changed("Nets", { title: "Webs and how they hold" }));
    await here.plan();
    here.postman.fates.push("answer lost");
    await here.deliver();
    await here.deliver(120_000);
    expect(here.texts()).toEqual(["The programme of the Packets 2021 has changed: 1 retitled"]);
  });

  it("when a channel wants one track, is paused, or follows another workshop, then it hears of what concerns it only", async () => {
    const here = await world();
    await here.store.digests.subscribe({ ...ORDER, tracks: ["crafts"] }, NEXT);
    const { id } = await here.store.digests.subscribe({ ...ORDER, channel: "C2" }, NEXT);
    await here.store.digests.pause(id);
    await here.store.save(programmeOf([{ title: "Soups" }], "kitchens-2021"), {
      source: "k",
      fingerprint: "1",
    });
    await here.store.digests.subscribe({ ...ORDER, channel: "C3", workshop: "kitchens-2021" }, NEXT);
    await here.save(changed("Nets", { room: "Attic" }));
    await here.save(changed("Sails", { room: "Attic" }));
    await here.plan();
    await here.deliver();
    expect(here.postman.posts.map(({ channel, text }) => [channel, text])).toEqual([
      ["C1", "The programme of the Packets 2021 has changed: 1 moved"],
    ]);
  });

  it("when the bot was away, then what is older than a week is skipped and the rest comes a minute apart", async () => {
    const here = await world();
    const { id } = await here.store.digests.subscribe(ORDER, {
      day: "2021-07-05",
      at: "2021-07-30T00:00:00.000Z",
    });
    const start = here.now.getTime();
    await here.save(changed("Nets", { room: "Attic" }));
    here.now = new Date(start + 6 * DAY);
    await here.save(changed("Nets", { room: "Yard" }));
    await here.save(changed("Nets", { room: "Hall" }));
    here.now = new Date(start + 8 * DAY);
    await here.plan();
    await here.deliver();
    expect(here.texts()).toHaveLength(1);
    await here.deliver(61_000);
    expect(here.texts()).toHaveLength(2);
    const [oldest] = (await here.store.digests.entries(id, 9)).slice(-1);
    expect(oldest).toMatchObject({ state: "skipped", reason: "too old when the bot was back" });
  });
});

it("given any changes, then each channel gets one message at most, which counts them all and tells few of them one by one", () => {
  const programme = programmeOf(TALKS);
  const state = { title: "Nets", day: "2021-07-05", presenters: [] };
  const change = record({
    kind: constantFrom<Change["kind"]>("moved", "new", "cancelled", "restored", "retitled", "presenters"),
    talk: constantFrom("nets", "knots", "sails"),
    before: constant(state),
    after: constant(state),
  });
  const subscription = { ...ORDER, id: "s1", state: "active", skipped: [] } as const;
  assert(
    property(array(change, { maxLength: 60 }), (changes) => {
      const at = "2021-07-01T12:00:00.000Z";
      const set = { number: 1, workshop: "packets-2021", at, changes };
      const drafts = changeDrafts(set, programme, [subscription], new Date(at), { late: 1, stale: 1 });
      expect(drafts).toHaveLength(changes.length === 0 ? 0 : 1);
      for (const { reply, key } of drafts) {
        expect(key).toBe("changes/1/s1");
        const counts = reply.summary.split(": ")[1]?.match(/\d+/gu) ?? [];
        expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(changes.length);
        const lines = reply.blocks.flatMap((block) =>
          block.kind === "list" ? block.items.map(wording) : [],
        );
        expect(lines.length).toBeLessThanOrEqual(6);
      }
    }),
  );
});

describe("given a channel that is told before talks begin", () => {
  const at = (time: string): Date => new Date(`2021-07-05T${time}Z`);

  it("when the time has come, then one message tells of all that begin together, once", async () => {
    const here = await world();
    await here.store.reminders.subscribe({ ...HERE, minutes: 10 });
    here.now = at("08:49:59");
    expect(await here.plan()).toBe(0);
    here.now = at("08:50:00");
    await Promise.all([here.plan(), here.plan()]);
    here.now = at("08:55:00");
    await here.plan();
    await here.deliver();
    expect(here.texts()).toEqual(["Starting soon: Knots and Nets"]);
    here.now = at("09:50:00");
    await here.plan();
    await here.deliver();
    expect(here.texts()).toEqual(["Starting soon: Knots and Nets", "Starting soon: Sails"]);
  });

  it("when it is for a room or a track, then only talks there are told", async () => {
    const here = await world();
    await here.store.reminders.subscribe({ ...HERE, minutes: 10, room: "attic" });
    await here.store.reminders.subscribe({ ...HERE, channel: "C2", minutes: 90, track: "Crafts" });
    here.now = at("08:50:00");
    await here.plan();
    await here.deliver();
    expect(here.postman.posts.map(({ channel, text }) => [channel, text])).toEqual([
      ["C1", "Starting soon: Knots"],
      ["C2", "Starting soon: Knots"],
      ["C2", "Starting soon: Sails"],
    ]);
  });

  it("when a talk moves after it was told, then it is told again; when it is cancelled, then not at all", async () => {
    const here = await world();
    await here.store.reminders.subscribe({ ...HERE, minutes: 10, room: "Hall" });
    here.now = at("08:50:00");
    await here.plan();
    await here.save(
      changed("Nets", { start: "2021-07-05T09:30:00Z" }).map((talk) =>
        talk.title === "Sails" ? { ...talk, cancelled: true } : talk,
      ),
    );
    here.now = at("09:20:00");
    await here.plan();
    here.now = at("09:50:00");
    await here.plan();
    await here.deliver();
    expect(here.texts()).toEqual(["Starting soon: Nets", "Starting soon: Nets"]);
  });

  it("when nobody could post until the talk had begun, then the message is dropped", async () => {
    const here = await world();
    await here.store.reminders.subscribe({ ...HERE, minutes: 10, room: "Attic" });
    here.now = at("08:50:00");
    await here.plan();
    await here.deliver(11 * 60_000);
    expect(here.texts()).toEqual([]);
    expect((await here.store.digests.health()).depth).toBe(0);
  });

  it("when the channel is gone, then that is noted and nothing more is planned for it", async () => {
    const here = await world();
    await here.store.reminders.subscribe({ ...HERE, minutes: 10 });
    here.now = at("08:50:00");
    await here.plan();
    here.postman.fates.push("gone");
    await here.deliver();
    expect(await here.store.reminders.all()).toMatchObject([{ obstacle: "the channel is archived" }]);
    here.now = at("09:50:00");
    expect(await here.plan()).toBe(0);
  });
});
