import { describe, expect, it, onTestFinished } from "vitest";
import type { Origin } from "../../src/core/command.ts";
import { plainStyle, toText } from "../../src/core/plain-text.ts";
import { createImporter } from "../../src/importers/importer.ts";
import { lookAt } from "../../src/importers/look.ts";
import { realBot } from "../support/real-bot.ts";
import { recordingLog } from "../support/recording-log.ts";
import { serveSchedule, spreadsheet } from "../support/schedule-server.ts";

const NOW = new Date("2021-07-01T12:00:00Z");
const NORTH: Origin = { platform: "slack", workspace: "T1", channel: "C1", person: "U1", organiser: true };
const SOUTH: Origin = { ...NORTH, workspace: "T2" };
const SERVER: Origin = { ...NORTH, platform: "discord", workspace: "20" };
const TERMINAL: Origin = { ...NORTH, platform: "terminal", workspace: "terminal" };

const LIMITS = { maxBytes: 100_000, timeoutMs: 10_000, allowHttp: true, allowPrivate: true };

async function started() {
  const { bot, store } = await realBot({
    clock: () => NOW,
    importer: { bringIn: (...asked) => createImporter(parts()).bringIn(...asked) },
  });
  const parts = () => ({ store, now: () => NOW, limits: LIMITS });
  onTestFinished(() => store.close());
  const type = async (line: string, origin: Origin): Promise<string> =>
    toText(
      await bot.ask(line, origin),
      plainStyle(({ command }) => `/${command}`),
    );
  const server = await serveSchedule(spreadsheet(["Nets", "Ann Lee", "09:00", "Hall"]));
  return { store, type, server, parts: parts() };
}

describe("given a programme that one workspace imported", () => {
  it("when others read it, then they may; when they import or watch it, then it stays as it is", async () => {
    const { store, type, server } = await started();
    await type(`/import ${server.address}`, NORTH);
    const before = await store.programme("harbour-2021");
    expect(before?.workshop.owner).toBe("slack:T1");
    server.text = spreadsheet(["Taken over", "Eve", "09:00", "Hall"]);
    for (const other of [SOUTH, SERVER]) {
      expect(await type("/talk harbour-2021/nets", other)).toContain("Ann Lee");
      for (const command of ["import", "import watch"])
        expect(await type(`/${command} ${server.address}`, other)).toMatch(
          /belongs to another workspace or server.*say workshop:/u,
        );
    }
    expect(await store.programme("harbour-2021")).toEqual(before);
    expect(await store.watches.all()).toEqual([]);
    expect(await type(`/import ${server.address}`, NORTH)).toContain("1 added");
    expect((await store.programme("harbour-2021"))?.workshop.owner).toBe("slack:T1");
  });

  it("when another's programme names the same people, then what is known of them stays", async () => {
    const { store, type, server } = await started();
    await type(`/import ${server.address}`, NORTH);
    const [ann] = await store.presenters("Ann Lee", { limit: 1 });
    await store.save(
      {
        workshop: { ...(await store.workshops())[0], id: "other-2021", name: "Other" } as never,
        talks: [
          {
            ...(await store.talks(["harbour-2021/nets"]))[0],
            workshop: "other-2021",
            presenters: [{ ...ann, affiliation: "Wrong Ltd" }],
          },
        ] as never,
      },
      { source: "o", fingerprint: "1", by: "slack:T2" },
    );
    expect(await store.presenters("Ann Lee", { limit: 5 })).toEqual([ann]);
  });
});

describe("given a programme of the operator", () => {
  it("when it is imported in chat, then the sentence names who changes it and how it is given away", async () => {
    const { store, type, server } = await started();
    const sentence = await type(`/import ${server.address} workshop:netfilter-2011`, SOUTH);
    expect(sentence).toMatch(/belongs to whoever runs this bot.*rapporteur import.*--owner slack:T2/u);
    expect((await store.programme("netfilter-2011"))?.talks).toHaveLength(19);
  });

  it("when it is given to a workspace, then that one changes it and no other", async () => {
    const { store, type, server } = await started();
    await type(`/import ${server.address}`, TERMINAL);
    const programme = await store.programme("harbour-2021");
    if (!programme) throw new Error("it was imported");
    await store.save(programme, { source: "csv/harbour-2021", fingerprint: "2", owner: "slack:T2" });
    expect(await type(`/import ${server.address}`, NORTH)).toContain("belongs to another");
    expect(await type(`/import ${server.address}`, SOUTH)).toContain("Saved:");
    expect(await type(`/import ${server.address}`, TERMINAL)).toContain("Saved:");
    expect((await store.programme("harbour-2021"))?.workshop.owner).toBe("slack:T2");
  });
});

describe("given a programme that was imported as private", () => {
  it("when it is imported again without the word, then it is the same one and still private", async () => {
    const { store, type, server } = await started();
    await type(`/import ${server.address} private`, NORTH);
    await type(`/import ${server.address}`, NORTH);
    const mine = (await store.workshops()).filter(({ owner }) => owner === "slack:T1");
    expect(mine).toMatchObject([
      { isPrivate: true, id: expect.stringMatching(/^harbour-2021-[0-9a-f]{6}$/u) },
    ]);
    expect(await type("/talk nets", NORTH)).toContain("Ann Lee");
    expect(await type("/talk nets", SOUTH)).not.toContain("Ann Lee");
  });

  it("when another workspace does the same, then each has its own and hears of no other", async () => {
    const { store, type, server } = await started();
    await type(`/import ${server.address} private`, NORTH);
    expect(await type(`/import watch ${server.address} 1h private`, SOUTH)).toContain(
      "I look again every 1 h",
    );
    await type(`/import watch ${server.address} private`, NORTH);
    const all = (await store.workshops()).filter(({ isPrivate }) => isPrivate);
    expect(all.map(({ owner = "" }) => owner).toSorted()).toEqual(["slack:T1", "slack:T2"]);
    expect(await type("/import watches", NORTH)).toContain("1 address watched");
    await type(`/import unwatch ${server.address}`, NORTH);
    expect((await store.watches.all()).map(({ owner }) => owner)).toEqual(["slack:T2"]);
  });

  it("when it is watched and changes, then the watcher saves it for its owner", async () => {
    const { store, type, server, parts } = await started();
    await type(`/import watch ${server.address} private`, NORTH);
    server.text = spreadsheet(["Knots", "Bob", "10:00", "Hall"]);
    const [watch] = await store.watches.all();
    if (!watch) throw new Error("it is watched");
    expect(await lookAt({ ...watch, seen: {} }, { ...parts, log: recordingLog() })).toMatchObject({
      state: "well",
    });
    expect(await type("/talk knots", NORTH)).toContain("Bob");
    expect(
      await lookAt({ ...watch, owner: "slack:T2", seen: {} }, { ...parts, log: recordingLog() }),
    ).toMatchObject({
      state: "well",
      workshop: expect.any(String),
    });
  });

  it("when a shared one becomes private, then digests of it stop elsewhere, and its own go on", async () => {
    const { store, type, server } = await started();
    await type(`/import ${server.address}`, NORTH);
    for (const one of [NORTH, SOUTH]) {
      await type("/digest subscribe workshop:harbour-2021 mode:live", one);
      await type("/soon subscribe workshop:harbour-2021", one);
    }
    await type(`/import ${server.address} private`, NORTH);
    const states = (await store.digests.subscriptions()).map(
      ({ workspace, state }) => `${workspace} ${state}`,
    );
    expect(states.toSorted()).toEqual(["T1 active", "T2 paused"]);
    expect((await store.reminders.all()).filter(({ obstacle }) => obstacle)).toHaveLength(1);
    expect(await type("/workshop harbour-2021", SOUTH)).toContain("I know no workshop called");
    expect(await type(`/import ${server.address} shared`, NORTH)).toContain("Saved:");
    expect(await type("/workshop harbour-2021", SOUTH)).toContain("Harbour");
  });
});
