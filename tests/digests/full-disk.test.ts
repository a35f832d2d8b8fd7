import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { StoreUnavailableError } from "../../src/core/errors.ts";
import type { Store } from "../../src/core/store.ts";
import { systemClock } from "../../src/digests/clock.ts";
import { carry } from "../../src/digests/courier.ts";
import { createPacer } from "../../src/digests/pacer.ts";
import { createPlanner } from "../../src/digests/planner.ts";
import { createDigestStore } from "../../src/store/digests/digest-store.ts";
import { openStore } from "../../src/store/open-store.ts";
import { connect } from "../../src/store/sqlite/connect.ts";
import { sqlite } from "../../src/store/sqlite/engine.ts";
import { draftOf } from "../contracts/digest-store.ts";
import { fakePostman } from "../support/fake-postman.ts";
import { temporaryFolder } from "../support/folder.ts";
import { programmeOf } from "../support/programme.ts";
import { recordingLog } from "../support/recording-log.ts";

/** A store whose disk can be made full: SQLite then fails as it does on a real one. */
async function smallDisk(): Promise<{ store: Store; full(): Promise<void>; roomy(): Promise<void> }> {
  const file = join(await temporaryFolder(), "store.db");
  const reading = await openStore(`sqlite:${file}`);
  await reading.save(programmeOf([{ title: "One", day: "2021-07-05", summary: "word ".repeat(3000) }]), {
    source: "test",
    fingerprint: "1",
  });
  const { db, reader } = await connect(file);
  onTestFinished(async () => {
    await reader.destroy();
    await db.destroy();
    await reading.close();
  });
  const pages = async (): Promise<number> =>
    ((await db.raw("pragma page_count")) as [{ page_count: number }])[0].page_count;
  return {
    store: { ...reading, digests: createDigestStore({ db, reader, engine: sqlite }) },
    full: async () => void (await db.raw(`pragma max_page_count = ${await pages()}`)),
    roomy: async () => void (await db.raw("pragma max_page_count = 1000000")),
  };
}

describe("given a disk that is full", () => {
  it("when a digest is due, then nothing is half written, and it is planned once there is room", async () => {
    const { store, full, roomy } = await smallDisk();
    const order = {
      platform: "slack",
      workspace: "T1",
      workshop: "packets-2021",
      mode: "live",
      time: "18:00",
      threads: true,
      topics: [],
      tracks: [],
      empty: false,
    } as const;
    const channels = Array.from({ length: 40 }, (_, index) => `C${index}`);
    for (const channel of channels)
      await store.digests.subscribe(
        { ...order, channel },
        { day: "2021-07-05", at: new Date().toISOString() },
      );
    const planner = createPlanner(store, systemClock, recordingLog(), { late: 60_000, stale: 60_000 });
    await full();
    const refused: unknown = await planner.tick().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(StoreUnavailableError);
    expect(String(refused)).toMatch(/full.*make room/u);
    expect(await store.digests.health()).toMatchObject({ depth: 0 });
    expect(await store.digests.due(new Date(), 100)).toHaveLength(channels.length);
    await roomy();
    expect(await planner.tick()).toBe(channels.length);
    expect(await store.digests.health()).toMatchObject({ depth: 2 * channels.length });
  });

  it("when a message was posted just then, then it is settled once there is room, and not posted again", async () => {
    const { store, full, roomy } = await smallDisk();
    await store.digests.draft([draftOf("a")]);
    const now = new Date();
    const [parcel] = await store.digests.claim({
      platforms: ["slack"],
      now,
      until: new Date(now.getTime() + 60_000),
      lateSince: now,
      limit: 1,
    });
    if (!parcel) throw new Error("nothing was claimed");
    const postman = fakePostman();
    await full();
    const log = recordingLog();
    const carrying = carry(parcel, performance.now(), {
      store,
      log,
      prefer: "no-double",
      leaseMs: 60_000,
      now: () => new Date(),
      postmen: new Map([
        [
          "slack",
          {
            ...postman,
            post: (delivery) =>
              postman.post({ ...delivery, key: "a".repeat(9000) }).then(() => "m".repeat(200_000)),
          },
        ],
      ]),
      pacers: new Map([["slack", createPacer(postman.limits)]]),
    });
    await expect.poll(() => log.lines.some(({ message }) => message === "settling failed")).toBe(true);
    await roomy();
    await carrying;
    expect(postman.posts).toHaveLength(1);
    expect(await store.digests.health()).toMatchObject({ depth: 0, last: [{ key: "a", state: "sent" }] });
  });
});
