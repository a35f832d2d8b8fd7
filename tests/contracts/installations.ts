import { describe, expect, it, onTestFinished } from "vitest";
import type { Store } from "../../src/core/store.ts";
import type { DigestOrder } from "../../src/core/subscription.ts";
import { programmeOf } from "../support/programme.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 12, minute));

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

/** What every store must do with installations, and with workspaces that leave. `open` gives an empty one. */
export function installationsContract(name: string, open: () => Promise<Store>): void {
  const opened = async (): Promise<Store> => {
    const store = await open();
    onTestFinished(() => store.close());
    return store;
  };

  describe(`${name}: given an installation`, () => {
    it("when its secrets are renewed, then only those that are still the same are replaced", async () => {
      const { installations } = await opened();
      await installations.add({ workspace: "T1", sealed: "one" }, at(0));
      const [kept] = await installations.all();
      if (!kept) throw new Error("one was added");
      expect(await installations.renew(kept, "two")).toBe(true);
      expect(await installations.renew(kept, "three")).toBe(false);
      expect(await installations.get("T1")).toMatchObject({ sealed: "two", installed: kept.installed });
    });

    it("when it is removed, then nothing brings its secrets back but another installation", async () => {
      const { installations } = await opened();
      await installations.add({ workspace: "T1", sealed: "one" }, at(0));
      const [kept] = await installations.all();
      if (!kept) throw new Error("one was added");
      expect(await installations.remove("T1", at(1))).toEqual(["T1"]);
      expect(await installations.remove("T1", at(1))).toEqual([]);
      expect(await installations.renew(kept, "two")).toBe(false);
      expect(await installations.all()).toEqual([]);
      await installations.add({ workspace: "T1", sealed: "new" }, at(2));
      expect(await installations.remove("T1", at(1))).toEqual([]);
      expect(await installations.all()).toHaveLength(1);
    });

    it("when an organisation's is removed, then its workspaces are without but those with their own", async () => {
      const { installations } = await opened();
      await installations.add({ workspace: "E1", sealed: "org" }, at(0));
      await installations.add({ workspace: "T2", sealed: "own", organisation: "E1" }, at(0));
      for (const one of ["T1", "T2"]) await installations.join(one, "E1", at(0));
      expect((await installations.get("T2"))?.sealed).toBe("own");
      expect(await installations.remove("T2", at(1))).toEqual([]);
      await installations.add({ workspace: "T2", sealed: "own", organisation: "E1" }, at(2));
      expect((await installations.remove("E1", at(3))).toSorted()).toEqual(["E1", "T1"]);
    });
  });

  it(`${name}: a one-time value is good once`, async () => {
    const { installations } = await opened();
    const later = new Date(Date.now() + 60_000);
    const spent = await Promise.all([1, 2, 3].map(() => installations.spend("state", later)));
    expect(spent.filter(Boolean)).toHaveLength(1);
  });

  it(`${name}: when a workspace leaves, its subscriptions stop and what waits is given up; others' go on`, async () => {
    const { departures, digests, reminders, ...store } = await opened();
    await store.save(programmeOf([{ title: "Talk" }]), { source: "s", fingerprint: "1" });
    for (const workspace of ["T1", "T2"]) {
      const { id } = await digests.subscribe(
        { ...ORDER, workspace },
        { day: "2021-07-05", at: "2021-07-05T18:00:00Z" },
      );
      await reminders.subscribe({
        platform: "slack",
        workspace,
        channel: "C1",
        workshop: ORDER.workshop,
        minutes: 5,
      });
      const reply = { known: true, summary: "", blocks: [], talks: [], audience: "channel" } as const;
      const { platform, channel, workshop } = ORDER;
      const address = { platform, workspace, channel, workshop };
      const draft = { ...address, key: workspace, subscription: id, day: "2021-07-05", reply };
      await digests.draft([{ ...draft, due: "2021-07-05T18:00:00Z", late: false }]);
    }
    await departures.left({ platform: "slack", workspace: "T1" }, at(0));
    const stopped = await digests.subscriptions();
    expect(stopped.map(({ workspace, state }) => `${workspace} ${state}`).toSorted()).toEqual([
      "T1 paused",
      "T2 active",
    ]);
    expect(stopped.find(({ workspace }) => workspace === "T1")?.reason).toMatch(/the bot was removed/u);
    expect(
      (await reminders.all()).filter(({ obstacle }) => obstacle).map(({ workspace }) => workspace),
    ).toEqual(["T1"]);
    expect((await digests.health()).depth).toBe(1);
    expect(await departures.gone("slack")).toEqual(["T1"]);
    expect(await departures.gone("discord")).toEqual([]);
    await departures.returned({ platform: "slack", workspace: "T1" });
    expect(await departures.gone("slack")).toEqual([]);
  });
}
