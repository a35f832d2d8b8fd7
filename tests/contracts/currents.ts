import { describe, expect, it, onTestFinished } from "vitest";
import type { Origin } from "../../src/core/command.ts";
import { personalSeat, seatOf } from "../../src/core/currents.ts";
import type { Store } from "../../src/core/store.ts";
import { programmeOf } from "../support/programme.ts";

const CHANNEL: Origin = {
  platform: "slack",
  workspace: "T1",
  channel: "C1",
  person: "U1",
  organiser: false,
};
const DIRECT: Origin = { ...CHANNEL, channel: "D1", direct: true };

/** What every store must do with current workshops. `open` gives an empty one. */
export function currentsContract(name: string, open: () => Promise<Store>): void {
  const filled = async (): Promise<Store> => {
    const store = await open();
    onTestFinished(() => store.close());
    for (const id of ["packets-2021", "packets-2022"])
      await store.save(programmeOf([{ title: `Talk of ${id}` }], id), { source: id, fingerprint: "1" });
    return store;
  };

  describe(`${name}: given a workshop that was chosen for a channel`, () => {
    it("then it is the current one there, and in threads of the channel", async () => {
      const { currents } = await filled();
      await currents.choose(seatOf(CHANNEL), "packets-2021");
      expect(await currents.chosen(seatOf(CHANNEL))).toBe("packets-2021");
      expect(await currents.chosen(seatOf({ ...CHANNEL, channel: "thread", parent: "C1" }))).toBe(
        "packets-2021",
      );
    });

    it("then no other channel, person, workspace or platform has it", async () => {
      const { currents } = await filled();
      await currents.choose(seatOf(CHANNEL), "packets-2021");
      const others: Origin[] = [
        { ...CHANNEL, channel: "C2" },
        { ...CHANNEL, workspace: "T2" },
        { ...CHANNEL, platform: "discord" },
        DIRECT,
      ];
      for (const other of others) expect(await currents.chosen(seatOf(other))).toBeUndefined();
    });

    it("when another is chosen, then that one counts, also when the programme is saved again", async () => {
      const store = await filled();
      await store.currents.choose(seatOf(CHANNEL), "packets-2021");
      await store.currents.choose(seatOf(CHANNEL), "packets-2022");
      await store.save(programmeOf([{ title: "Anew" }], "packets-2022"), {
        source: "packets-2022",
        fingerprint: "2",
      });
      expect(await store.currents.chosen(seatOf(CHANNEL))).toBe("packets-2022");
    });
  });

  describe(`${name}: given a person's own workshop`, () => {
    it("then it holds in all their direct conversations, on Slack within the workspace", async () => {
      const { currents } = await filled();
      await currents.choose(personalSeat(CHANNEL), "packets-2021");
      expect(await currents.chosen(seatOf(DIRECT))).toBe("packets-2021");
      expect(await currents.chosen(seatOf({ ...DIRECT, workspace: "T2" }))).toBeUndefined();
      const server: Origin = { ...CHANNEL, platform: "discord" };
      await currents.choose(personalSeat(server), "packets-2022");
      expect(await currents.chosen(seatOf({ ...server, workspace: "direct:9", direct: true }))).toBe(
        "packets-2022",
      );
    });
  });
}
