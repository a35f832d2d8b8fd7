import { expect, it, onTestFinished } from "vitest";
import { systemClock } from "../../src/digests/clock.ts";
import { startDispatch } from "../../src/digests/dispatch.ts";
import { createPacer } from "../../src/digests/pacer.ts";
import { createPlanner } from "../../src/digests/planner.ts";
import { openStore } from "../../src/store/open-store.ts";
import { draftOf } from "../contracts/digest-store.ts";
import { fakePostman } from "../support/fake-postman.ts";
import { recordingLog } from "../support/recording-log.ts";

it("given a platform that isn't connected, when it connects, then what waited goes out at once and no failure was counted", async () => {
  const store = await openStore("sqlite::memory:");
  onTestFinished(() => store.close());
  await store.digests.draft([draftOf("a"), draftOf("b")]);
  const postman = { ...fakePostman(), asked: 0, connected: false };
  postman.isReady = () => {
    postman.asked += 1;
    return postman.connected;
  };
  const log = recordingLog();
  const dispatch = startDispatch(
    createPlanner(store, systemClock, log, { late: 60_000, stale: 60_000 }),
    systemClock,
    {
      store,
      log,
      prefer: "no-double",
      leaseMs: 60_000,
      now: () => new Date(),
      postmen: new Map([["slack", postman]]),
      pacers: new Map([["slack", createPacer(postman.limits)]]),
    },
  );
  onTestFinished(() => dispatch.stop());
  await expect.poll(() => postman.asked).toBeGreaterThan(1);
  expect(log.lines.map(({ message }) => message)).not.toContain("claimed");
  postman.connected = true;
  await expect.poll(() => postman.posts.map(({ key }) => key)).toEqual(["a", "b"]);
  expect(log.lines.map(({ message }) => message)).not.toContain("a post failed");
});
