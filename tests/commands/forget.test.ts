import { describe, expect, it, onTestFinished } from "vitest";
import type { Origin } from "../../src/core/command.ts";
import { plainStyle, toText } from "../../src/core/plain-text.ts";
import { programmeOf } from "../support/programme.ts";
import { realBot } from "../support/real-bot.ts";

const ANN: Origin = { platform: "slack", workspace: "T1", channel: "C1", person: "U1", organiser: false };
const BOB: Origin = { ...ANN, person: "U2" };
const OLGA: Origin = { ...ANN, person: "U3", organiser: true };

async function started() {
  const { bot, store } = await realBot();
  onTestFinished(() => store.close());
  const type = async (line: string, origin: Origin): Promise<string> =>
    toText(
      await bot.ask(line, origin),
      plainStyle(({ command, args }) => `/${command} ${Object.entries(args).join(" ")}`),
    );
  for (const one of [ANN, BOB]) await type(`/note nfgrep Said by ${one.person}`, one);
  await type("/digest subscribe mode:replay start:2027-01-04", OLGA);
  return { store, type };
}

describe("given somebody who wants to be forgotten", () => {
  it("when they ask, then they are asked whether they are sure, and nothing happens yet", async () => {
    const { type } = await started();
    expect(await type("/forget me", ANN)).toMatch(/removes all notes that you wrote.*/u);
    expect(await type("/notes nfgrep", ANN)).toContain("Said by U1");
  });

  it("when they are sure, then their notes are gone, and those of others stay", async () => {
    const { store, type } = await started();
    await store.save(programmeOf([{ title: "Nets" }]), { source: "p", fingerprint: "1" });
    await type("/workshop use netfilter-2011", OLGA);
    await type("/talks", ANN);
    expect(await type("/forget me sure:yes", ANN)).toBe(
      "Done: 1 note of yours removed, and I keep nothing else of you.",
    );
    const { platform, workspace, channel } = ANN;
    expect(await store.currents.chosen({ platform, workspace, place: "person U1" })).toBeUndefined();
    const strand = { platform, workspace, channel, speaker: "person U1" };
    expect(await store.conversations.recall(strand, new Date())).toBeUndefined();
    const left = await type("/notes nfgrep", ANN);
    expect(left).not.toContain("Said by U1");
    expect(left).toContain("Said by U2");
  });
});

describe("given organisers who want their workspace forgotten", () => {
  it("when they are sure, then nothing is left of it, and the operator's programmes stay", async () => {
    const { store, type } = await started();
    expect(await type("/forget workspace", OLGA)).toContain("It can't be taken back.");
    expect(await store.digests.subscriptions()).toHaveLength(1);
    expect(await type("/forget workspace sure:yes", OLGA)).toBe(
      "Done: I keep nothing of this workspace any more.",
    );
    expect(await store.digests.subscriptions()).toEqual([]);
    expect(await type("/notes nfgrep", BOB)).not.toContain("Said by");
    expect(await store.workshops()).toHaveLength(1);
  });

  it("when somebody else asks for it, then it is refused", async () => {
    const { store, type } = await started();
    expect(await type("/forget workspace sure:yes", BOB)).toMatch(/^Only organisers may use/u);
    expect(await store.digests.subscriptions()).toHaveLength(1);
  });

  it("when it is done in the terminal, then the programmes stay", async () => {
    const { store, type } = await started();
    const terminal: Origin = { ...OLGA, platform: "terminal", workspace: "terminal" };
    expect(await type("/forget workspace sure:yes", terminal)).toContain("Done");
    expect(await store.workshops()).toHaveLength(1);
    expect(await store.digests.subscriptions()).toHaveLength(1);
  });
});
