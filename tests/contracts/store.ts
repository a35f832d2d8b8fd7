import * as fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Store } from "../../src/core/store.ts";
import type { Programme } from "../../src/core/talk.ts";
import { person, programmeOf, type TalkSketch } from "../support/programme.ts";

const SKETCHES: TalkSketch[] = [
  {
    title: "Welcome to the harbour",
    by: ["Zoë Ångström"],
    kind: "opening",
    start: "2021-07-05T08:00:00.000Z",
  },
  {
    title: "Packet sets in practice",
    by: ["József Müller"],
    topics: ["ipset", "hash tables"],
    facts: ["A set of 65,536 addresses is looked up in constant time."],
  },
  {
    title: "Source checks with rp_filter",
    by: ["Ann O'Brien", "Bob Li"],
    topics: ["rp_filter", "spoofing"],
    day: "2021-07-06",
  },
  { title: "Load-balancing firewalls", by: ["Bob Li"], topics: ["high availability"], day: "2021-07-06" },
  {
    title: "Queues without copies",
    by: ["Ann O'Brien"],
    topics: ["netlink", "ring buffer"],
    summary: "Shares memory between kernel and userspace, an idea from packet sets.",
    day: "2021-07-07",
  },
];
const ORIGIN = { source: "test", fingerprint: "1" };

/** What every store must do, whatever its engine. `open` gives an empty one. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  const filled = async (programme: Programme = programmeOf(SKETCHES)): Promise<Store> => {
    const store = await open();
    onTestFinished(() => store.close());
    await store.save(programme, ORIGIN);
    return store;
  };
  const found = async (store: Store, query: string): Promise<string[]> =>
    (await store.search(query, { limit: 10 })).hits.map(({ talk }) => talk.title);

  describe(`${name}: given a programme that was saved`, () => {
    it("then it is read back as it was, in order", async () => {
      const programme = programmeOf(SKETCHES);
      const store = await filled(programme);
      expect(await store.programme("packets-2021")).toEqual(programme);
      expect(await store.workshops()).toEqual([programme.workshop]);
      expect(await store.programme("unknown")).toBeUndefined();
    });

    it("then texts of any length and script are kept, and of equal words the order is that of their numbers", async () => {
      const titles = ["Ärger", "Zebra", "apfel", "日本語の話", "x".repeat(3000)];
      const programme = programmeOf(
        titles.map((title, index) => ({
          title,
          id: `talk-${index}`,
          order: 1,
          summary: `${title} `.repeat(20),
          room: title,
        })),
      );
      const store = await filled(programme);
      expect(await store.programme("packets-2021")).toEqual(programme);
      expect(await found(store, "日本語の話")).toEqual(["日本語の話"]);
    });

    it("when it is saved again unchanged, then nothing is written", async () => {
      const store = await filled();
      expect(await store.save(programmeOf(SKETCHES), ORIGIN)).toEqual({
        added: 0,
        changed: 0,
        removed: 0,
        unchanged: 5,
      });
    });

    it("when a talk changes, one goes and one comes, then just these are written and found anew", async () => {
      const store = await filled();
      const sketches = [
        ...SKETCHES.slice(0, 3),
        { ...SKETCHES[3], title: "Load-balancing firewalls", summary: "Now about zebras." },
        { title: "Late addition", by: ["Bob Li"] },
      ];
      const report = await store.save(programmeOf(sketches), { source: "test", fingerprint: "2" });
      expect(report).toEqual({ added: 1, changed: 1, removed: 1, unchanged: 3 });
      expect(await found(store, "zebra")).toEqual(["Load-balancing firewalls"]);
      expect(await found(store, "queues")).toEqual([]);
      expect(await store.fingerprint("test")).toBe("2");
    });

    it("when a presenter's name is corrected, then the talk is found by the new one", async () => {
      const store = await filled();
      const programme = programmeOf(SKETCHES);
      const [first, ...rest] = programme.talks;
      const renamed = { ...person("Zoë Ångström"), name: "Zoe Fjord" };
      await store.save(
        { ...programme, talks: [{ ...first, presenters: [renamed] } as never, ...rest] },
        ORIGIN,
      );
      expect(await found(store, "fjord")).toEqual(["Welcome to the harbour"]);
    });

    it("when another source saves the same workshop, then the first source's talks stay", async () => {
      const store = await filled();
      const programme = programmeOf([{ title: "From elsewhere", order: 9 }]);
      await store.save(programme, { source: "other", fingerprint: "x" });
      expect((await store.programme("packets-2021"))?.talks).toHaveLength(6);
      expect(await store.fingerprint("test")).toBe("1");
      expect(await store.fingerprint("nobody")).toBeUndefined();
    });
  });

  describe(`${name}: given words to search for`, () => {
    it.each([
      ["Packet sets in practice", "Packet sets in practice"],
      ["packet-sets-in-practice", "Packet sets in practice"],
      ["packets-2021/queues-without-copies", "Queues without copies"],
      ["IPSET", "Packet sets in practice"],
      ["ip set", "Packet sets in practice"],
      ["ip_sets", "Packet sets in practice"],
      ["jozsef muller", "Packet sets in practice"],
      ["rp filter", "Source checks with rp_filter"],
      ["rpfilter", "Source checks with rp_filter"],
      ["RP-Filters", "Source checks with rp_filter"],
      ["loadbalancing", "Load-balancing firewalls"],
      ["firewall", "Load-balancing firewalls"],
      ["obrien spoofing", "Source checks with rp_filter"],
      ["hihg availability", "Load-balancing firewalls"],
      ["avialability", "Load-balancing firewalls"],
      ["netlik", "Queues without copies"],
      ["65,536", "Packet sets in practice"],
    ])("when %j is searched, then %j comes first", async (query, title) => {
      expect((await found(await filled(), query))[0]).toBe(title);
    });

    it("then a hit in the title comes before one in the text", async () => {
      expect(await found(await filled(), "packet sets")).toEqual([
        "Packet sets in practice",
        "Queues without copies",
      ]);
    });

    it("then an exact word is never outranked by a likeness", async () => {
      const store = await filled(
        programmeOf([{ title: "Brides" }, { title: "Other things", summary: "About bridges." }]),
      );
      expect(await found(store, "bridges")).toEqual(["Other things"]);
      expect(await found(store, "brides")).toEqual(["Brides"]);
    });

    it.each([
      "kubernetes",
      "quantum cryptography",
      "xyzzy sets of",
      "?!",
      "",
      '"',
      "NEAR(",
      "title:",
      "* OR *",
    ])("when %j is searched, then nothing irrelevant is found and nothing breaks", async (query) => {
      const { hits, clear } = await (await filled()).search(query, { limit: 10 });
      expect(clear).toBe(false);
      expect(hits.map(({ talk }) => talk.title)).toEqual([]);
    });

    it("then any text at all is only text", async () => {
      const store = await filled();
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 80 }), async (query) => {
          const { hits } = await store.search(query, { limit: 3 });
          expect(hits.length).toBeLessThanOrEqual(3);
        }),
        { numRuns: 60 },
      );
    });

    it("then it says when one talk is plainly meant, and when not", async () => {
      const store = await filled();
      const clear = async (query: string): Promise<boolean> =>
        (await store.search(query, { limit: 10 })).clear;
      expect(await clear("netlink")).toBe(true);
      expect(await clear("packet sets in practice")).toBe(true);
      expect(await clear("bob li")).toBe(false);
    });

    it("then a search within a workshop sees no other", async () => {
      const store = await filled();
      await store.save(programmeOf([{ title: "Zebras" }], "packets-2022"), {
        source: "next",
        fingerprint: "1",
      });
      expect((await store.search("zebras", { workshop: "packets-2021", limit: 5 })).hits).toEqual([]);
      expect(await found(store, "zebras")).toEqual(["Zebras"]);
    });

    it("when nothing holds enough of the query, then what comes nearest is offered", async () => {
      const { hits, near } = await (await filled()).search("netlink quantum cryptography lattice", {
        limit: 10,
      });
      expect(hits).toEqual([]);
      expect(near.map(({ title }) => title)).toEqual(["Queues without copies"]);
    });
  });

  describe(`${name}: given a name`, () => {
    it.each([
      ["jozsef", ["József Müller"]],
      ["Müller", ["József Müller"]],
      ["mul", ["József Müller"]],
      ["muler", ["József Müller"]],
      ["ann o'brien", ["Ann O'Brien"]],
      ["bob-li", ["Bob Li"]],
      ["Torvalds", []],
    ])("when %j is looked up, then it is %j", async (query, names) => {
      const people = await (await filled()).presenters(query, { limit: 10 });
      expect(people.map(({ name: known }) => known)).toEqual(names);
    });

    it("then their talks are all there, over workshops", async () => {
      const store = await filled();
      await store.save(programmeOf([{ title: "Again", by: ["Bob Li"], day: "2022-07-05" }], "packets-2022"), {
        source: "next",
        fingerprint: "1",
      });
      const talks = await store.talksBy("bob-li");
      expect(talks.map(({ title }) => title)).toEqual([
        "Source checks with rp_filter",
        "Load-balancing firewalls",
        "Again",
      ]);
    });
  });

  describe(`${name}: given somebody who types`, () => {
    const labels = async (kind: Parameters<Store["complete"]>[0], text: string): Promise<string[]> =>
      (await (await filled()).complete(kind, text, { limit: 25 })).map(({ label }) => label);

    it("then talks are offered by the beginning of any word", async () => {
      expect(await labels("talk", "que")).toEqual(["Queues without copies (Ann O'Brien)"]);
      expect(await labels("talk", "packet s")).toContain("Packet sets in practice (József Müller)");
      expect(await labels("talk", "")).toHaveLength(5);
    });

    it("then people, topics, days and workshops are offered", async () => {
      expect(await labels("presenter", "o")).toEqual(["Ann O'Brien"]);
      expect(await labels("topic", "rpf")).toEqual(["rp_filter (1 talk)"]);
      expect(await labels("day", "tues")).toEqual(["Day 2, Tuesday 6 July 2021: 2 talks"]);
      expect(await labels("workshop", "port")).toEqual(["Packets 2021, Porto"]);
    });

    it("then never more than asked for", async () => {
      expect(await (await filled()).complete("talk", "", { limit: 2 })).toHaveLength(2);
    });
  });
}
