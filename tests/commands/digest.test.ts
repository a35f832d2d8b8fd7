import { describe, expect, it, onTestFinished } from "vitest";
import type { Bot } from "../../src/core/bot.ts";
import type { Origin } from "../../src/core/command.ts";
import { plainStyle, toText } from "../../src/core/plain-text.ts";
import type { Switchboard } from "../../src/core/platform.ts";
import { isLinkButton, type Reply } from "../../src/core/reply.ts";
import type { Store } from "../../src/core/store.ts";
import { dayDigest } from "../../src/views/digest.ts";
import { programmeOf } from "../support/programme.ts";
import { realBot } from "../support/real-bot.ts";

const ANN: Origin = { platform: "slack", workspace: "T1", channel: "C1", person: "U1", organiser: true };
const BOB: Origin = { ...ANN, person: "U2", organiser: false };
const NOW = new Date("2026-11-25T12:00:00Z");

const text = (reply: Reply): string =>
  toText(
    reply,
    plainStyle(({ command }) => `/${command}`),
  );

async function started(
  parts: { now?: Date; switchboard?: Partial<Switchboard> } = {},
): Promise<{ bot: Bot; store: Store }> {
  const made = await realBot({
    clock: () => parts.now ?? NOW,
    switchboard: { obstacle: async () => undefined, connections: () => new Map(), ...parts.switchboard },
  });
  onTestFinished(() => made.store.close());
  return made;
}

/** Clicks a button of a reply. */
async function click(bot: Bot, reply: Reply, label: string, origin = ANN): Promise<Reply> {
  const buttons = reply.blocks.flatMap((block) => (block.kind === "buttons" ? block.buttons : []));
  const button = buttons.find((candidate) => candidate.label === label);
  if (!button || isLinkButton(button)) throw new Error(`there is no button ${label}`);
  return bot.invoke(button.invocation, origin);
}

const type = (bot: Bot, line: string, origin = ANN): Promise<Reply> => bot.ask(line, origin);

describe("given a workshop that is over", () => {
  it("when an organiser subscribes for the first time, then a retelling is proposed and one click starts it", async () => {
    const { bot, store } = await started();
    const proposal = await type(bot, "/digest subscribe");
    expect(text(proposal)).toContain("ended on Wednesday 24 August 2011. Shall I retell it here");
    expect(await store.digests.subscriptions()).toEqual([]);
    expect(text(await click(bot, proposal, "Retell it, a day a day"))).toContain(
      "3 digests, a retelling, one workshop day a day. The first comes Wednesday 25 November 2026, 18:00 (Europe/Berlin).",
    );
    expect(await store.digests.subscriptions()).toMatchObject([
      {
        channel: "C1",
        mode: "replay",
        start: "2026-11-25",
        next: { day: "2011-08-22", at: "2026-11-25T17:00:00.000Z" },
      },
    ]);
  });

  it("when the evening's time has passed, then the retelling begins tomorrow", async () => {
    const { bot, store } = await started({ now: new Date("2026-11-25T17:00:01Z") });
    await type(bot, "/digest subscribe mode:replay");
    expect(await store.digests.subscriptions()).toMatchObject([{ start: "2026-11-26" }]);
  });

  it("when a first day is chosen, then it begins there", async () => {
    const { bot, store } = await started();
    await type(
      bot,
      "/digest subscribe mode:replay-weekdays start:2026-12-04 time:9:30 threads:yes topics:conntrack, nat",
    );
    expect(await store.digests.subscriptions()).toMatchObject([
      {
        time: "09:30",
        threads: true,
        topics: ["conntrack", "nat"],
        start: "2026-12-04",
        next: { at: "2026-12-04T08:30:00.000Z" },
      },
    ]);
  });

  it.each([
    ["/digest subscribe mode:live", /is over: mode replay retells it/u],
    ["/digest subscribe mode:replay time:25:00", /“25:00” doesn't fit as time: write it as 18:00/u],
    ["/digest subscribe mode:replay topics:quantum", /No talk of that workshop fits/u],
    ["/digest subscribe mode:replay channel:the big one", /I can't tell which channel/u],
    ["/digest subscribe nowhere mode:replay", /I know no workshop called “nowhere”/u],
    ["/digest pause", /isn't subscribed/u],
    ["/digest preview 9", /“9” is no day/u],
  ])("when %s is typed, then one sentence says what to do", async (line, sentence) => {
    const { bot, store } = await started();
    expect(text(await type(bot, line))).toMatch(sentence);
    expect(await store.digests.subscriptions()).toEqual([]);
  });
});

describe("given who may do what", () => {
  it.each(["subscribe", "pause", "resume", "unsubscribe", "send 1"])(
    "when somebody else types /digest %s, then it is refused",
    async (what) => {
      const { bot, store } = await started();
      expect(text(await type(bot, `/digest ${what}`, BOB))).toMatch(/^Only organisers may use /u);
      expect((await store.digests.health()).depth).toBe(0);
    },
  );

  it("when somebody else lists or previews, then they may", async () => {
    const { bot } = await started();
    await type(bot, "/digest subscribe mode:replay");
    expect(text(await type(bot, "/digest list", BOB))).toContain("#C1: 8th Netfilter Workshop, a retelling");
    expect(text(await type(bot, "/digest preview 1", BOB))).toContain("day 1 of 3");
  });

  it("when an organiser of another workspace looks, then they see and change nothing", async () => {
    const { bot, store } = await started();
    await type(bot, "/digest subscribe mode:replay");
    const elsewhere = { ...ANN, workspace: "T2" };
    expect(text(await type(bot, "/digest list", elsewhere))).toContain("No channel is subscribed yet");
    expect(text(await type(bot, "/digest unsubscribe", elsewhere))).toMatch(/isn't subscribed/u);
    expect(await store.digests.subscriptions()).toHaveLength(1);
  });

  it("when the bot can't post in a channel, then nobody is subscribed and the mend is said", async () => {
    const { bot, store } = await started({
      switchboard: { obstacle: async () => "Please /invite @Rapporteur there first." },
    });
    expect(text(await type(bot, "/digest subscribe mode:replay channel:<#C9|secrets>"))).toBe(
      "Please /invite @Rapporteur there first.",
    );
    expect(await store.digests.subscriptions()).toEqual([]);
  });
});

describe("given a subscription", () => {
  it("when it is paused and resumed later, then the retelling goes on where it stopped", async () => {
    const clock = { now: NOW };
    const { bot, store } = await realBot({ clock: () => clock.now });
    await type(bot, "/digest subscribe mode:replay start:2026-11-25");
    await type(bot, "/digest pause");
    expect(await store.digests.subscriptions()).toMatchObject([{ state: "paused" }]);
    clock.now = new Date("2027-03-01T12:00:00Z");
    expect(text(await type(bot, "/digest resume"))).toContain("3 digests");
    expect(await store.digests.subscriptions()).toMatchObject([
      { state: "active", next: { day: "2011-08-22", at: "2027-03-01T17:00:00.000Z" } },
    ]);
    await store.close();
  });

  it("when a digest is sent by hand, then it waits to be posted once, and again only when that is confirmed", async () => {
    const { bot, store } = await started();
    expect(text(await type(bot, "/digest send 2"))).toBe("On its way: the digest of Tuesday 23 August 2011.");
    const asked = await type(bot, "/digest send 2");
    expect(text(asked)).toContain("was posted here already");
    expect((await store.digests.health()).depth).toBe(1);
    await click(bot, asked, "Post it again");
    await click(bot, asked, "Post it again");
    expect((await store.digests.health()).depth).toBe(2);
  });

  it("then a preview is what would be posted, for one pair of eyes", async () => {
    const { bot, store } = await started();
    await type(bot, "/digest subscribe mode:replay");
    const preview = await type(bot, "/digest preview 1");
    expect(preview.audience).toBe("asker");
    await type(bot, "/digest send 1");
    const [parcel] = await store.digests.claim({
      platforms: ["slack"],
      now: NOW,
      until: NOW,
      lateSince: NOW,
      limit: 1,
    });
    expect(text({ ...preview, audience: "channel" })).toBe(text(parcel?.reply ?? preview));
  });

  it("then the status shows organisers how all stands", async () => {
    const connections = new Map([["slack", { state: "connected", detail: "as @rapporteur" } as const]]);
    const { bot } = await started({ switchboard: { connections: () => connections } });
    await type(bot, "/digest send 1");
    const answer = text(await type(bot, "/status"));
    expect(answer).toContain("slack: connected, as @rapporteur");
    expect(answer).toContain("1 message waits to be posted");
    expect(text(await type(bot, "/status", BOB))).toMatch(/^Only organisers/u);
  });
});

describe("given a conference day with 500 talks", () => {
  const programme = programmeOf(
    Array.from({ length: 500 }, (_, number) => ({
      title: `Talk number ${number}`,
      track: `Track ${number % 20}`,
      summary: "It says something. And then more.",
      facts: number === 77 ? ["It took 42 hours."] : [],
    })),
  );

  it("then its digest tells highlights and tracks with counts, and a button leads to the whole list", () => {
    const digest = dayDigest("2021-07-05", programme);
    const lines = text(digest);
    expect(lines).toContain("500 talks. Highlights:");
    expect(lines).toContain("Talk number 77");
    expect(lines).toContain("Track 3: 25 talks");
    expect(lines).toContain("… and 5 more tracks");
    expect(lines).toContain("All 500 talks: /talks");
    expect(lines.length).toBeLessThan(3000);
  });
});
