import { describe, expect, it, onTestFinished } from "vitest";
import type { Reminder, ReminderPlan } from "../../src/core/reminders.ts";
import type { Store } from "../../src/core/store.ts";
import { programmeOf } from "../support/programme.ts";
import { draftOf } from "./digest-store.ts";

const ORDER = {
  platform: "slack",
  workspace: "T1",
  channel: "C1",
  workshop: "packets-2021",
  minutes: 10,
} as const;
const EIGHT = "2021-07-05T08:00:00.000Z";
const NINE = "2021-07-05T09:00:00.000Z";

/** What every store must do with notices of talks that begin. `open` gives an empty one. */
export function reminderStoreContract(name: string, open: () => Promise<Store>): void {
  const opened = async (): Promise<Store> => {
    const store = await open();
    onTestFinished(() => store.close());
    await store.save(programmeOf([{ title: "One" }]), { source: "test", fingerprint: "1" });
    return store;
  };
  const planOf = (reminder: Reminder, key: string, ...talks: [string, string][]): ReminderPlan => ({
    reminder,
    occurrences: talks.map(([talk, start]) => ({ talk, start })),
    draft: draftOf(key, { subscription: reminder.id, notice: true }),
  });

  describe(`${name}: given a channel that wants to be told before talks begin`, () => {
    it("then its wish is kept, one for each workshop, room and track", async () => {
      const { reminders } = await opened();
      await reminders.subscribe(ORDER);
      await reminders.subscribe({ ...ORDER, room: "Loft" });
      const last = await reminders.subscribe({ ...ORDER, minutes: 5 });
      expect(await reminders.all({ platform: "slack", workspace: "T1" })).toEqual([
        { ...last, room: undefined, track: undefined, obstacle: undefined },
        expect.objectContaining({ room: "Loft", minutes: 10 }),
      ]);
      expect(await reminders.all({ platform: "slack", workspace: "T2" })).toEqual([]);
      await reminders.unsubscribe(last.id);
      expect(await reminders.all()).toHaveLength(1);
    });

    it("when two planners tell of a talk, then one message is written; at another time it is told again", async () => {
      const { reminders, digests } = await opened();
      const reminder = await reminders.subscribe(ORDER);
      const plan = planOf(reminder, "a", ["one", EIGHT]);
      const both = [reminders.carryOut([plan]), reminders.carryOut([plan])];
      expect(await Promise.all(both)).toEqual(expect.arrayContaining([0, 1]));
      expect(await reminders.carryOut([planOf(reminder, "b", ["one", EIGHT], ["two", EIGHT])])).toBe(0);
      expect(await reminders.carryOut([planOf(reminder, "c", ["one", NINE])])).toBe(1);
      expect(await reminders.told(reminder.id, new Date(0))).toEqual([
        { talk: "one", start: EIGHT },
        { talk: "one", start: NINE },
      ]);
      expect(await reminders.told(reminder.id, new Date(EIGHT))).toEqual([{ talk: "one", start: NINE }]);
      expect((await digests.health()).depth).toBe(2);
      expect(await digests.posted(ORDER, "packets-2021", "2021-07-05")).toBe(0);
    });

    it("when it ends, or nothing can be posted, then nothing more is written and what waits is skipped", async () => {
      const { reminders, digests } = await opened();
      const [ended, blocked] = [
        await reminders.subscribe(ORDER),
        await reminders.subscribe({ ...ORDER, room: "Loft" }),
      ];
      await reminders.carryOut([planOf(ended, "a", ["one", EIGHT]), planOf(blocked, "b", ["one", EIGHT])]);
      await reminders.unsubscribe(ended.id);
      await digests.pause(blocked.id, "the channel is archived");
      expect((await digests.health()).depth).toBe(0);
      expect(await reminders.all()).toMatchObject([{ id: blocked.id, obstacle: "the channel is archived" }]);
      expect(
        await reminders.carryOut([planOf(ended, "c", ["one", NINE]), planOf(blocked, "d", ["one", NINE])]),
      ).toBe(0);
    });
  });

  describe(`${name}: given a message that loses its point`, () => {
    it("when nobody posted it by then, then it is skipped and holds nothing up", async () => {
      const { digests } = await opened();
      await digests.draft([draftOf("soon", { expires: EIGHT }), draftOf("digest")]);
      const claim = async (at: string) =>
        (
          await digests.claim({
            platforms: ["slack"],
            now: new Date(at),
            until: new Date(NINE),
            lateSince: new Date(at),
            limit: 9,
          })
        ).map(({ key }) => key);
      expect(await claim(EIGHT)).toEqual(["digest"]);
      expect((await digests.health()).depth).toBe(1);
    });
  });
}
