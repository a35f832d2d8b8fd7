import { expect, it, onTestFinished } from "vitest";
import type { Origin } from "../../src/core/command.ts";
import { plainStyle, toText } from "../../src/core/plain-text.ts";
import { programmeOf } from "../support/programme.ts";
import { realBot } from "../support/real-bot.ts";

const ANN: Origin = { platform: "slack", workspace: "T1", channel: "C1", person: "U1", organiser: true };

async function started(obstacle?: string) {
  const { bot, store } = await realBot({
    clock: () => new Date("2021-07-05T08:00:00Z"),
    switchboard: { obstacle: async () => obstacle, connections: () => new Map() },
  });
  onTestFinished(() => store.close());
  const talks = [{ title: "Nets", room: "Main Hall", track: "Tools", start: "2021-07-05T09:00:00Z" }];
  await store.save(programmeOf(talks), { source: "test", fingerprint: "1" });
  const style = plainStyle(({ command }) => `/${command}`);
  return {
    store,
    type: async (line: string, origin = ANN) => toText(await bot.ask(line, origin), style),
  };
}

it("given an organiser, when a channel is subscribed, listed and unsubscribed, then each step says what holds", async () => {
  const { store, type } = await started();
  expect(await type("/soon list")).toContain(
    "No channel is told before talks begin: /soon subscribe starts.",
  );
  expect(await type("/soon subscribe")).toBe(
    "#C1 is told of talks at the Packets 2021 10 minutes before they begin.",
  );
  expect(await type("/soon subscribe 5 room:main hall")).toContain(
    "5 minutes before they begin, only in Main Hall.",
  );
  expect(await type("/soon subscribe 1 track:tools channel:<#C2|attic>")).toContain(
    "only of the track Tools",
  );
  const list = await type("/soon list");
  expect(list).toContain("#C1: Packets 2021, 10 minutes before");
  expect(list).toContain("#C2: Packets 2021, 1 minute before, only of the track Tools");
  await type("/soon unsubscribe room:Main Hall");
  expect(await store.reminders.all()).toHaveLength(2);
  expect(await type("/soon unsubscribe")).toBe("No more notices before talks begin in #C1.");
  expect(await store.reminders.all()).toMatchObject([{ channel: "C2", minutes: 1, track: "Tools" }]);
  expect(await type("/soon unsubscribe")).toContain("gets no such notices: /soon list shows which do");
});

it("given somebody else, or a workspace next door, then nothing is changed and nothing seen", async () => {
  const { store, type } = await started();
  await type("/soon subscribe");
  const bob = { ...ANN, person: "U2", organiser: false };
  expect(await type("/soon subscribe 3", bob)).toMatch(/^Only organisers may use /u);
  expect(await type("/soon unsubscribe", bob)).toMatch(/^Only organisers may use /u);
  const next = { ...ANN, workspace: "T2" };
  expect(await type("/soon list", next)).toContain("No channel is told");
  expect(await type("/soon unsubscribe", next)).toContain("gets no such notices");
  expect(await store.reminders.all()).toMatchObject([{ minutes: 10 }]);
});

it("given a room that isn't there, or a channel where the bot can't post, then one sentence says what to do", async () => {
  const { type } = await started();
  expect(await type("/soon subscribe room:Cellar")).toBe(
    "The Packets 2021 has no room “Cellar”: it has Main Hall.",
  );
  const shut = await started("Please /invite @Rapporteur there first.");
  expect(await shut.type("/soon subscribe")).toBe("Please /invite @Rapporteur there first.");
  expect(await shut.store.reminders.all()).toEqual([]);
});
