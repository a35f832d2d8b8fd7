import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Store } from "../../src/core/store.ts";
import { createStore } from "../../src/store/create-store.ts";
import { locate } from "../../src/store/location.ts";
import { openDatabase } from "../../src/store/open-store.ts";
import { keepRenewed } from "../../src/store/renewed.ts";
import { temporaryFolder } from "../support/folder.ts";
import { programmeOf } from "../support/programme.ts";

const ORIGIN = { source: "test", fingerprint: "1" };
const HERE = { platform: "slack", workspace: "T1", channel: "C1", speaker: "U1" } as const;

const SEAT = { platform: "slack", workspace: "T1", place: "C1" } as const;

/** A store in a file, whose only connection for writing can be kept busy as a large import keeps it. */
async function busyStore(): Promise<{ store: Store; beginWriting(): Promise<{ end(): Promise<unknown> }> }> {
  const database = await openDatabase(locate(`sqlite:${join(await temporaryFolder(), "store.db")}`));
  const store = await createStore(database);
  onTestFinished(() => store.close());
  await store.save(programmeOf([{ title: "Tunnels", by: ["Ann Lee"] }, { title: "Bridges" }]), ORIGIN);
  return {
    store,
    beginWriting: async () => {
      const tx = await database.db.transaction();
      await tx("talks").update({ title: "Half written" });
      await tx("revisions").increment("number", 1);
      return { end: async () => tx.rollback() };
    },
  };
}

describe("given a long import that is being written", () => {
  it("when people ask, then all is answered as it stood before", async () => {
    const { store, beginWriting } = await busyStore();
    const writing = await beginWriting();
    const [{ hits }, programme, named, people] = await Promise.all([
      store.search("tunnels", { limit: 5 }),
      store.programme("packets-2021"),
      store.talks(["packets-2021/bridges"]),
      store.presenters("lee", { limit: 5 }),
      store.conversations.recall(HERE, new Date()),
      store.changes.since("packets-2021", undefined, { limit: 5, offset: 0 }),
      store.digests.health(),
    ]);
    expect(hits.map(({ talk }) => talk.title)).toEqual(["Tunnels"]);
    expect(programme?.talks.map(({ title }) => title)).toEqual(["Tunnels", "Bridges"]);
    expect(named.map(({ title }) => title)).toEqual(["Bridges"]);
    expect(people.map(({ name }) => name)).toEqual(["Ann Lee"]);
    await writing.end();
  });

  it("when a conversation goes on and a workshop is chosen, then both are known at once and written after it", async () => {
    const { store, beginWriting } = await busyStore();
    const writing = await beginWriting();
    const turn = { invocation: { command: "talk", args: {} }, talks: ["packets-2021/bridges"] };
    const remembered = store.conversations.remember(HERE, turn, new Date("2100-01-01"));
    const chosen = store.currents.choose(SEAT, "packets-2021");
    expect(await store.conversations.recall(HERE, new Date())).toEqual(turn);
    expect(await store.currents.chosen(SEAT)).toBe("packets-2021");
    await writing.end();
    await Promise.all([remembered, chosen]);
    expect(await store.conversations.recall(HERE, new Date())).toEqual(turn);
    expect(await store.currents.chosen(SEAT)).toBe("packets-2021");
  });

  it("when something else is written meanwhile, then it comes after, and whoever wrote it reads it", async () => {
    const { store, beginWriting } = await busyStore();
    const writing = await beginWriting();
    const saved = store.save(programmeOf([{ title: "Ferries" }], "packets-2022"), {
      source: "next",
      fingerprint: "1",
    });
    expect(await store.programme("packets-2022")).toBeUndefined();
    await writing.end();
    await saved;
    expect((await store.search("ferries", { limit: 5 })).hits).toHaveLength(1);
    expect((await store.programme("packets-2022"))?.talks).toHaveLength(1);
  });
});

describe("given a programme that comes bit by bit", () => {
  it("when it breaks off while it is written, then all is as before", async () => {
    const { store } = await busyStore();
    const torn = (id: string) => {
      const sketches = Array.from({ length: 250 }, (_, number) => ({ title: `Ferry ${number}` }));
      const { workshop, talks } = programmeOf(sketches, id);
      const broken = async function* () {
        yield* talks;
        throw new Error("torn");
      };
      return { workshop, talks: { [Symbol.asyncIterator]: broken } };
    };
    await expect(store.save(torn("packets-2021"), { ...ORIGIN, fingerprint: "2" })).rejects.toThrow("torn");
    expect((await store.programme("packets-2021"))?.talks.map(({ title }) => title)).toEqual([
      "Tunnels",
      "Bridges",
    ]);
    expect((await store.search("ferry", { limit: 5 })).hits).toEqual([]);
    expect(await store.fingerprint("test")).toBe("1");
    await expect(store.save(torn("packets-2022"), ORIGIN)).rejects.toThrow("torn");
    expect(await store.programme("packets-2022")).toBeUndefined();
    expect((await store.search("ferry", { limit: 5 })).hits).toEqual([]);
  });
});

describe("given what is read as a whole, such as the words of the index", () => {
  it("when a small one has changed, then whoever asks waits for it", async () => {
    const reads = ["old", "new"];
    let revision = 1;
    const words = keepRenewed(async () => reads.shift(), {
      revision: async () => revision,
      isLarge: async () => false,
      renewed: () => undefined,
    });
    expect(await words()).toBe("old");
    revision = 2;
    expect(await words()).toBe("new");
  });

  it("when it has become large, then the old one serves until the new one is there", async () => {
    const next = gate();
    const renewed = gate();
    const reads = [async () => "old", () => next.passed.then(() => "new")];
    let revision = 1;
    const words = keepRenewed(async () => reads.shift()?.(), {
      revision: async () => revision,
      isLarge: async () => revision > 1,
      renewed: renewed.open,
    });
    expect(await words()).toBe("old");
    revision = 2;
    expect(await words()).toBe("old");
    next.open();
    await renewed.passed;
    expect(await words()).toBe("new");
  });
});

/** Something that is waited for until it is opened. */
function gate(): { readonly passed: Promise<void>; open(): void } {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { passed, open: () => open() };
}
