import { describe, expect, it, onTestFinished } from "vitest";
import type { Store } from "../../src/core/store.ts";
import type { Watch } from "../../src/core/watching.ts";
import { lookAt } from "../../src/importers/look.ts";
import { openStore } from "../../src/store/open-store.ts";
import { startWatcher } from "../../src/watcher.ts";
import { recordingLog } from "../support/recording-log.ts";
import { type ScheduleServer, serveSchedule, spreadsheet } from "../support/schedule-server.ts";

const LIMITS = { maxBytes: 100_000, timeoutMs: 10_000, allowHttp: true, allowPrivate: true };
const EVERY = 900_000;
/** The watcher looks every second for what is due. */
const PATIENT = { timeout: 10_000 };
const BEFORE = spreadsheet(["Nets", "Ann Lee", "09:00", "Hall"], ["Knots", "Bo Li", "10:00", "Hall"]);

async function watched(server: Pick<ScheduleServer, "address">, limits: Partial<typeof LIMITS> = {}) {
  const store = await openStore("sqlite::memory:");
  onTestFinished(() => store.close());
  const log = recordingLog();
  const parts = {
    store,
    log,
    now: () => new Date("2021-07-01T12:00:00Z"),
    limits: { ...LIMITS, ...limits },
  };
  await store.watches.add({ address: server.address, workshop: undefined, every: EVERY }, new Date(0));
  const watcher = startWatcher({
    store,
    log,
    leaseMs: 60_000,
    now: () => new Date(),
    look: (watch, signal) => lookAt(watch, { ...parts, signal }),
  });
  onTestFinished(() => watcher.stop());
  return { store, log, watcher };
}

/** Makes the watch due, and resolves to it when the next look has ended. */
async function looked({ store }: { store: Store }): Promise<Watch> {
  const [before] = await store.watches.all();
  if (before && before.lookedAt !== undefined) await store.watches.add(before, new Date(0));
  return ended(store);
}

async function ended(store: Store): Promise<Watch> {
  let last: Watch | undefined;
  await expect
    .poll(async () => {
      [last] = await store.watches.all();
      return Date.parse(last?.next ?? "");
    }, PATIENT)
    .toBeGreaterThan(Date.now());
  if (!last) throw new Error("nothing is watched");
  return last;
}

const titles = async (store: Store): Promise<unknown[]> =>
  (await store.programme("harbour-2021"))?.talks.map(({ title, room, cancelled }) =>
    [title, room, ...(cancelled ? ["cancelled"] : [])].join(", "),
  ) ?? [];

describe("given an address that is watched", () => {
  it("when its file changes, then it is imported again, and what changed is written down", async () => {
    const server = await serveSchedule(BEFORE);
    const here = await watched(server);
    expect(await looked(here)).toMatchObject({ workshop: "harbour-2021", failures: 0, error: undefined });
    expect(await here.store.changes.untold(9)).toEqual([]);
    await looked(here);
    server.text = spreadsheet(["Nets", "Ann Lee", "11:00", "Attic"]);
    await looked(here);
    expect(server.answers).toEqual([200, 304, 200]);
    expect(await titles(here.store)).toEqual(["Nets, Attic", "Knots, Hall, cancelled"]);
    const [set] = await here.store.changes.untold(9);
    expect(set?.changes.map(({ kind, talk }) => [kind, talk])).toEqual([
      ["moved", "nets"],
      ["cancelled", "knots"],
    ]);
  });

  it("when titles are corrected or changed in a file without ids, then the talks are the same, and a correction is no change", async () => {
    const server = await serveSchedule(BEFORE);
    const here = await watched(server);
    await looked(here);
    server.text = spreadsheet(
      ["Webs and how they hold", "Ann Lee", "09:00", "Hall"],
      ["Knotts", "Bo Li", "10:00", "Hall"],
    );
    await looked(here);
    const [set] = await here.store.changes.untold(9);
    expect(set?.changes.map(({ kind, talk }) => [kind, talk])).toEqual([["retitled", "nets"]]);
    const { talks = [] } = (await here.store.programme("harbour-2021")) ?? {};
    expect(talks.map(({ id, title }) => [id, title])).toEqual([
      ["nets", "Webs and how they hold"],
      ["knots", "Knotts"],
    ]);
  });

  it("when the server tells no versions and nothing has changed, then nothing is written", async () => {
    const server = await serveSchedule(BEFORE, { versions: false });
    const here = await watched(server);
    await looked(here);
    await looked(here);
    expect(server.answers).toEqual([200, 200]);
    expect(here.log.lines.filter(({ message }) => message.includes("was imported"))).toHaveLength(1);
  });

  it("when it can't be read or holds no talk, then what is known stays, the reason is kept, and it is looked less often", async () => {
    const server = await serveSchedule(BEFORE);
    const here = await watched(server);
    await looked(here);
    server.text = undefined;
    const failed = await looked(here);
    expect(failed).toMatchObject({ failures: 1, error: expect.stringMatching(/the server answers 404\.$/u) });
    server.text = "title\n";
    const again = await looked(here);
    expect(again.failures).toBe(2);
    expect(Date.parse(again.next) - Date.now()).toBeGreaterThan(1.5 * EVERY);
    expect(await titles(here.store)).toEqual(["Nets, Hall", "Knots, Hall"]);
    server.text = BEFORE;
    expect(await looked(here)).toMatchObject({ failures: 0, error: undefined });
  });

  it("when most of its talks are gone at once, then that is believed only when the next look says the same", async () => {
    const many = Array.from({ length: 12 }, (_one, index) => {
      const row: [string, string, string, string] = [`Talk ${index + 1}`, "Ann Lee", "09:00", "Hall"];
      return row;
    });
    const server = await serveSchedule(spreadsheet(...many));
    const here = await watched(server);
    await looked(here);
    server.text = spreadsheet(...many.slice(0, 3));
    expect((await looked(here)).error).toMatch(/^More than half of the talks are gone/u);
    expect(await here.store.changes.untold(9)).toEqual([]);
    expect(await looked(here)).toMatchObject({ failures: 0, error: undefined });
    expect((await here.store.changes.untold(9))[0]?.changes).toHaveLength(9);
  });

  it("when it leads into a private network, then it isn't asked for", async () => {
    const server = await serveSchedule(BEFORE);
    const here = await watched(server, { allowPrivate: false });
    expect((await looked(here)).error).toMatch(/inside a private network/u);
    expect(server.answers).toEqual([]);
  });

  it("when it is a file of this machine, then it isn't read", async () => {
    const here = await watched({ address: "/etc/hosts" });
    expect((await looked(here)).error).toMatch(/is no address with https/u);
  });

  it("when the bot is stopped during a look, then it leaves at once and the look says nothing of the address", async () => {
    const server = await serveSchedule(BEFORE);
    const { asked } = server.hold();
    const here = await watched(server);
    await asked;
    await here.watcher.stop();
    expect(await here.store.watches.all()).toMatchObject([{ failures: 0, next: new Date(0).toISOString() }]);
  });
});
