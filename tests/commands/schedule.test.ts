import { describe, expect, it, onTestFinished } from "vitest";
import type { Origin } from "../../src/core/command.ts";
import { plainStyle, toText } from "../../src/core/plain-text.ts";
import type { Store } from "../../src/core/store.ts";
import { programmeOf, type TalkSketch } from "../support/programme.ts";
import { realBot } from "../support/real-bot.ts";

const BOB: Origin = { platform: "slack", workspace: "T1", channel: "C1", person: "U2", organiser: false };

/** Clocks in Lisbon show an hour more than UTC in July. */
const TALKS: readonly TalkSketch[] = [
  {
    title: "Nets",
    by: ["Ann Lee"],
    room: "Hall",
    start: "2021-07-05T09:00:00Z",
    end: "2021-07-05T09:40:00Z",
  },
  { title: "Knots", room: "Attic 2", start: "2021-07-05T09:00:00Z" },
  { title: "Sails", room: "Attic 10", start: "2021-07-05T09:30:00Z", end: "2021-07-05T10:00:00Z" },
  { title: "Ropes", room: "Attic 2", start: "2021-07-05T10:00:00Z", end: "2021-07-05T10:30:00Z" },
  { title: "Anchors", room: "Hall", start: "2021-07-05T10:00:00Z", end: "2021-07-05T10:30:00Z" },
];

async function started(now: string): Promise<{ store: Store; type: (line: string) => Promise<string> }> {
  const clock = { now: new Date(now) };
  const { bot, store } = await realBot({ clock: () => clock.now });
  onTestFinished(() => store.close());
  await save(store, TALKS, new Date("2021-07-01T08:00:00Z"));
  const style = plainStyle(({ command }) => `/${command}`);
  return { store, type: async (line) => toText(await bot.ask(line, BOB), style) };
}

async function save(store: Store, talks: readonly TalkSketch[], followedAt: Date): Promise<void> {
  await store.save(programmeOf(talks), {
    source: "test",
    fingerprint: followedAt.toISOString(),
    followedAt,
  });
}

/** The programme with other values for one talk. */
function changed(title: string, parts: Partial<TalkSketch>): TalkSketch[] {
  return TALKS.map((talk) => (talk.title === title ? { id: title.toLowerCase(), ...talk, ...parts } : talk));
}

describe("given a day with talks in three rooms", () => {
  it("when somebody asks what runs, then it is told by room with the time left, also where only the next talk shows the end", async () => {
    const { type } = await started("2021-07-05T09:35:00Z");
    const text = await type("/now");
    expect(text).toContain("Now at the Packets 2021: 3 talks");
    expect(text).toMatch(
      /Attic 2: Knots · until 11:00, 25 min left[^]*Attic 10: Sails · until 11:00, 25 min left[^]*Hall: Nets, Ann Lee · until 10:40, 5 min left/u,
    );
  });

  it("when somebody asks what comes, then only what begins within the time is told, by room", async () => {
    const { type } = await started("2021-07-05T09:20:00Z");
    const soon = await type("/next 15");
    expect(soon).toContain("Within 15 minutes at the Packets 2021: 1 talk");
    expect(soon).toMatch(/Attic 10: Sails · 10:30, in 10 min/u);
    const hour = await type("/next");
    expect(hour).toMatch(/Attic 2: Ropes[^]*Attic 10: Sails[^]*Hall: Anchors · 11:00, in 40 min/u);
  });

  it("when nothing runs, then what comes first is told; after the last talk, that it is over", async () => {
    const early = await started("2021-07-05T08:00:00Z");
    expect(await early.type("/now")).toMatch(
      /^Nothing is being given right now\. Next: Monday 5 July 2021, 10:00 \(Europe\/Lisbon\)\.\n[^]*Attic 2: Knots/u,
    );
    const late = await started("2021-07-09T08:00:00Z");
    expect(await late.type("/next")).toBe(
      "Nothing begins within 60 minutes: the Packets 2021 ended on Wednesday 7 July 2021.",
    );
  });

  it("when a talk is cancelled, then it neither runs nor comes", async () => {
    const { store, type } = await started("2021-07-05T09:35:00Z");
    await save(store, changed("Nets", { cancelled: true }), new Date("2021-07-05T08:00:00Z"));
    expect(await type("/now")).not.toContain("Nets");
    expect(await type("/talk nets")).toMatch(/Nets\n+Cancelled\nAnn Lee[^]* · Hall · Packets 2021/u);
    expect(await type("/talks monday")).toContain("Nets: Ann Lee · Monday 5 July 2021 · cancelled");
    expect(await type("/day 1")).toContain("Nets, Ann Lee · cancelled");
  });

  it("when the schedule has no times, then that is said", async () => {
    const { store, type } = await started("2021-07-05T09:35:00Z");
    await store.save(programmeOf([{ title: "Tides" }], "harbours-2022"), { source: "h", fingerprint: "1" });
    expect(await type("/now workshop:harbours-2022")).toBe(
      "Nothing is being given right now, as far as I know: the schedule of the Packets 2022 has no times.",
    );
  });
});

describe("given a programme that changes while it is followed", () => {
  it("when somebody asks for changes, then each is told as it was and is, the latest first", async () => {
    const { store, type } = await started("2021-07-05T08:00:00Z");
    expect(await type("/changes")).toBe(
      "Nothing has changed in the programme of the Packets 2021, as far as I know.",
    );
    await save(
      store,
      changed("Nets", { start: "2021-07-05T11:00:00Z", room: "Attic 2" }),
      new Date("2021-07-04T08:00:00Z"),
    );
    await save(
      store,
      changed("Nets", { start: "2021-07-05T11:00:00Z", room: "Attic 2", title: "Webs", by: ["Bo Li"] }),
      new Date("2021-07-05T07:00:00Z"),
    );
    const all = await type("/changes");
    expect(all).toContain("3 changes to the programme of the Packets 2021");
    expect(all).toMatch(/until now called “Nets”[^]*given by Bo Li, before Ann Lee[^]*moved from/u);
    expect(all).toContain(
      "Nets: moved from Monday 5 July 2021, 10:00 (Europe/Lisbon), Hall to Monday 5 July 2021, 12:00 (Europe/Lisbon), Attic 2",
    );
    expect(await type("/changes 2h")).toContain("2 changes");
    expect(await type("/changes 2021-07-05")).toContain("2 changes");
    expect(await type("/changes since:monday")).toContain("2 changes");
    expect(await type("/changes 30m")).toMatch(/^Nothing has changed .* since then/u);
    expect(await type("/changes since:the flood")).toMatch(/I can't tell when “the flood” was: try 2h/u);
  });

  it("when there are many, then they come in pages", async () => {
    const { store, type } = await started("2021-07-05T08:00:00Z");
    const more = Array.from({ length: 40 }, (_one, index) => ({ title: `Extra ${index + 1}` }));
    await save(store, [...TALKS, ...more], new Date("2021-07-04T08:00:00Z"));
    expect(await type("/changes")).toContain("Page 1 of 3");
    const last = await type("/changes page:3");
    expect(last).toContain("Page 3 of 3");
    expect(last.match(/: new,/gu)).toHaveLength(10);
  });
});
