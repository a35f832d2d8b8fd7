import { describe, expect, it, onTestFinished } from "vitest";
import type { Origin } from "../../src/core/command.ts";
import { plainStyle, toText } from "../../src/core/plain-text.ts";
import { createImporter } from "../../src/importers/importer.ts";
import { realBot } from "../support/real-bot.ts";
import { serveSchedule, spreadsheet } from "../support/schedule-server.ts";

const ANN: Origin = { platform: "slack", workspace: "T1", channel: "C1", person: "U1", organiser: true };
const BOB: Origin = { ...ANN, person: "U2", organiser: false };
const NOW = new Date("2021-07-01T12:00:00Z");
const TEXT = spreadsheet(["Nets", "Ann Lee", "09:00", "Hall"]);

async function started(limits: { allowPrivate?: boolean } = {}) {
  const { bot, store } = await realBot({
    clock: () => NOW,
    importer: {
      bringIn: (...asked) =>
        createImporter({
          store,
          now: () => NOW,
          limits: { maxBytes: 100_000, timeoutMs: 10_000, allowHttp: true, allowPrivate: true, ...limits },
        }).bringIn(...asked),
    },
  });
  onTestFinished(() => store.close());
  const style = plainStyle(({ command }) => `/${command}`);
  const shown: string[] = [];
  const type = async (line: string, origin = ANN): Promise<string> =>
    toText(await bot.ask(line, origin, (reply) => shown.push(toText(reply, style))), style);
  return { store, type, shown };
}

describe("given an organiser in chat", () => {
  it("when a programme is imported, then it is said that it is being read, and what came of it", async () => {
    const server = await serveSchedule(TEXT);
    const { type, shown } = await started();
    const answer = await type(`/import ${server.address}`);
    expect(answer).toContain("Harbour (harbour-2021), read as CSV");
    expect(answer).toContain("Saved: 1 added, 0 changed, 0 removed, 0 unchanged");
    expect(shown[0]).toBe(`Reading ${server.address} …`);
    expect(shown.at(-1)).toMatch(/0\.0 MB( of 0\.0 MB)? so far\.$/u);
    expect(await type("/talk nets")).toContain("Ann Lee");
    expect(await type("/import watches")).toContain("I watch nothing yet: /import watch starts.");
  });

  it("when an uploaded file is imported under another name, then its address is read", async () => {
    const server = await serveSchedule(TEXT);
    const { type } = await started();
    expect(await type(`/import file:${server.address} workshop:nights name:Harbour Nights`)).toContain(
      "Harbour Nights (nights), read as CSV",
    );
  });

  it("when an address is watched, listed and left, then each step says what holds", async () => {
    const server = await serveSchedule(TEXT);
    const { store, type } = await started();
    expect(await type(`/import watch ${server.address}?key=secret 1h`)).toContain(
      "I look again every 1 h while I run",
    );
    expect(await store.watches.all()).toMatchObject([
      { address: `${server.address}?key=secret`, workshop: "harbour-2021", every: 3_600_000 },
    ]);
    await type(`/import watch ${server.address}?key=secret every:30m`);
    const list = await type("/import watches");
    expect(list).toContain("1 address watched");
    expect(list).toContain(`${server.address}: Harbour, every 30 min; next look `);
    expect(list).not.toContain("secret");
    expect(await type("/import unwatch elsewhere")).toMatch(/^I don't watch that: \/import watches/u);
    expect(await type("/import unwatch harbour-2021")).toBe(
      `I no longer look at ${server.address}. What it brought stays.`,
    );
    expect(await store.watches.all()).toEqual([]);
    expect(await store.programme("harbour-2021")).toBeDefined();
  });

  it.each([
    ["/import", /Please say where the programme stands, as an address/u],
    ["/import /etc/passwd", /Please say where the programme stands/u],
    ["/import file:///etc/passwd", /Please say where the programme stands/u],
    ["/import ADDRESS and more", /I can't tell what “and more” after the address means/u],
    ["/import ADDRESS workshop:Not An Id", /can't be the id of a workshop/u],
    ["/import watch ADDRESS 1s", /“1s” is no pause between two looks: try 15m/u],
    ["/import watch ADDRESS every:often", /“often” is no pause/u],
  ])("when %s is typed, then one sentence says what to do, and nothing changes", async (line, sentence) => {
    const server = await serveSchedule(TEXT);
    const { store, type } = await started();
    expect(await type(line.replace("ADDRESS", server.address))).toMatch(sentence);
    expect(await store.programme("harbour-2021")).toBeUndefined();
    expect(await store.watches.all()).toEqual([]);
  });

  it("when the address leads into a private network, then it is refused before anything is asked for", async () => {
    const server = await serveSchedule(TEXT);
    const { type } = await started({ allowPrivate: false });
    for (const command of ["import", "import watch"])
      expect(await type(`/${command} ${server.address}`)).toMatch(/inside a private network/u);
    expect(server.answers).toEqual([]);
  });
});

it.each(["import ADDRESS", "import watch ADDRESS", "import watches", "import unwatch harbour-2021"])(
  "given somebody else, when they type /%s, then it is refused and nothing is asked for",
  async (line) => {
    const server = await serveSchedule(TEXT);
    const { type } = await started();
    expect(await type(`/${line.replace("ADDRESS", server.address)}`, BOB)).toMatch(
      /^Only organisers may use /u,
    );
    expect(server.answers).toEqual([]);
  },
);
