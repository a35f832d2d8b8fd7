import { describe, expect, it, onTestFinished } from "vitest";
import type { Origin } from "../../../src/core/command.ts";
import { StoreUnavailableError } from "../../../src/core/errors.ts";
import { plainStyle, toText } from "../../../src/core/plain-text.ts";
import { systemClock } from "../../../src/digests/clock.ts";
import { startDispatch } from "../../../src/digests/dispatch.ts";
import { createPacer } from "../../../src/digests/pacer.ts";
import { createPlanner } from "../../../src/digests/planner.ts";
import { loadShipped } from "../../../src/load-shipped.ts";
import { openStore } from "../../../src/store/open-store.ts";
import { draftOf } from "../../contracts/digest-store.ts";
import { fakePostman } from "../../support/fake-postman.ts";
import { startPostgres } from "../../support/postgres-server.ts";
import { realBot } from "../../support/real-bot.ts";
import { recordingLog } from "../../support/recording-log.ts";

const PERSON: Origin = {
  platform: "terminal",
  workspace: "local",
  channel: "C1",
  person: "U1",
  organiser: true,
};

describe("given a bot whose PostgreSQL is restarted", () => {
  it("then commands say meanwhile that memory is out of reach, answer again by themselves, and each message is posted once", async () => {
    const server = await startPostgres();
    onTestFinished(() => server.remove());
    const store = await openStore(server.url);
    await loadShipped(store);
    const { bot } = await realBot({ store });
    const said = async (text: string): Promise<string> =>
      toText(
        await bot.ask(text, PERSON),
        plainStyle(({ command }) => `/${command}`),
      );
    const log = recordingLog();
    const postman = fakePostman();
    const dispatch = startDispatch(
      createPlanner(store, systemClock, log, { late: 60_000, stale: 60_000 }),
      systemClock,
      {
        store,
        log,
        prefer: "no-double",
        leaseMs: 60_000,
        now: () => new Date(),
        pacers: new Map([["slack", createPacer(postman.limits)]]),
        postmen: new Map([
          [
            "slack",
            {
              ...postman,
              async post(delivery) {
                const message = await postman.post(delivery);
                // The platform has taken it, and just then the database goes away.
                if (delivery.key === "first") await server.stop();
                return message;
              },
            },
          ],
        ]),
      },
    );
    onTestFinished(async () => {
      await dispatch.stop();
      await store.close();
    });
    const channels = Array.from({ length: 10 }, (_, index) =>
      draftOf(`later ${index}`, { channel: `C1${index}` }),
    );
    await store.digests.draft([draftOf("first"), draftOf("second"), ...channels]);
    await expect
      .poll(() => log.lines.some(({ message }) => message === "settling failed"), { timeout: 10_000 })
      .toBe(true);

    expect(await said("who presented the talk on nfgrep?")).toMatch(
      /^My memory doesn't answer at the moment: please try again shortly/u,
    );
    await expect(
      store.currents.choose({ platform: "slack", workspace: "T1", place: "C1" }, "netfilter-2011"),
    ).rejects.toBeInstanceOf(StoreUnavailableError);

    await server.start();
    await expect
      .poll(() => said("who presented the talk on nfgrep?"), { timeout: 10_000 })
      .toMatch(/nfgrep/u);
    await expect.poll(() => store.digests.health().then(({ depth }) => depth), { timeout: 15_000 }).toBe(0);
    const keys = [...channels.map(({ key }) => key), "first", "second"];
    expect(postman.posts.map(({ key }) => key).toSorted()).toEqual(keys.toSorted());
  }, 60_000);
});
