import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { describe, expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import { readPlaces } from "../../src/importers/import.ts";
import { collected, line, NOTHING_KNOWN, NOW } from "./read-fixture.ts";

const LIMITS = { maxBytes: 1_000_000, timeoutMs: 10_000, allowHttp: true, allowPrivate: true };
const PARTS = { store: NOTHING_KNOWN, now: NOW, limits: LIMITS };

/** pretalx on loopback, with one event whose submissions fill a page each. Gives the address of the event and what was asked. */
async function pretalx({
  refuses = [],
  hasTalks = false,
}: {
  refuses?: readonly string[];
  hasTalks?: boolean;
} = {}) {
  const asked: string[] = [];
  const server = createServer(({ url = "" }, response) => {
    asked.push(url);
    void answer(url).then((body) =>
      response.writeHead(body === undefined ? 403 : 200).end(JSON.stringify(body)),
    );
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const base = `http://127.0.0.1:${port}/api/events/nights/`;
  const answer = async (url: string): Promise<unknown> => {
    const [, page = "", query = ""] = /events\/nights\/(\w*)\/?(.*)$/u.exec(url) ?? [];
    if (refuses.includes(page)) return undefined;
    if (page === "")
      return {
        slug: "nights21",
        name: { en: "Nights" },
        timezone: "Europe/Lisbon",
        date_from: "2021-07-05",
        date_to: "2021-07-06",
      };
    if (page === "talks")
      return hasTalks
        ? JSON.parse(await readFile("tests/fixtures/schedules/pretalx-old.json", "utf8"))
        : undefined;
    const text = await readFile(`tests/fixtures/schedules/pretalx-new-${page}.json`, "utf8");
    const { results } = z.object({ results: z.array(z.unknown()) }).parse(JSON.parse(text));
    if (page !== "submissions") return { count: results.length, next: null, results };
    const number = Number(/page=(\d+)/u.exec(query)?.[1] ?? 1);
    return {
      results: results.slice(number - 1, number),
      next: number < results.length ? `${base}submissions/?page=${number + 1}` : null,
    };
  };
  return { base, asked };
}

describe("the address of an event in pretalx", () => {
  it.each(["", "submissions/", "speakers/?limit=1"])(
    "with %j behind it brings all pages of it, and what they name",
    async (behind) => {
      const { base, asked } = await pretalx();
      const imported = await readPlaces([`${base}${behind}`], {}, PARTS);
      expect(imported && line(await collected(imported))).toEqual([
        "2021-07-05T08:00–08:30 | Hall | Queues | Ann Lee, Bob Ray",
        "2021-07-05T09:00–09:30 | Hall | Sets | Bob Ray",
        "2021-07-06T08:00–08:30 | Deck | Queues | Ann Lee, Bob Ray",
      ]);
      expect(imported?.report.workshop).toMatchObject({
        id: "nights21",
        name: "Nights",
        timezone: "Europe/Lisbon",
      });
      expect(asked.filter((url) => url.includes("submissions"))).toHaveLength(2);
    },
  );

  it("brings what it can where an event keeps some pages to its organisers", async () => {
    const { base } = await pretalx({ refuses: ["slots", "rooms", "tracks"] });
    const imported = await readPlaces([base], {}, PARTS);
    expect(imported && line(await collected(imported))).toEqual([
      "2021-07-05 | - | Queues | Ann Lee, Bob Ray",
      "2021-07-05 | - | Sets | Bob Ray",
    ]);
    expect(imported?.report.notes[0]).toContain("Times and rooms are on the pages of slots and rooms");
  });

  it("brings the talks of the schedule where an older version keeps submissions to itself", async () => {
    const { base } = await pretalx({ refuses: ["submissions"], hasTalks: true });
    const imported = await readPlaces([base], {}, PARTS);
    expect(imported && line(await collected(imported))).toEqual([
      "2021-07-05T08:00–08:30 | Hall | Queues | Ann Lee",
      "2021-07-05T09:00–09:30 | Hall | ✗ Sets | Bob Ray",
    ]);
  });

  it("is refused when it keeps its talks to its organisers", async () => {
    const { base } = await pretalx({ refuses: ["submissions"] });
    await expect(readPlaces([base], {}, PARTS)).rejects.toThrow(
      `${base}submissions/: the server answers 403.`,
    );
  });
});
