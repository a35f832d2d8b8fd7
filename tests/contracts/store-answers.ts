import { describe, expect, it, onTestFinished } from "vitest";
import type { Store } from "../../src/core/store.ts";
import { statements } from "../../src/core/talk.ts";
import { programmeOf } from "../support/programme.ts";

const SKETCHES = [
  {
    title: "Packet sets",
    by: ["József Müller"],
    facts: ["A set holds 65,536 addresses.", "It was measured in Porto."],
  },
  { title: "Queues", by: ["Ann O'Brien", "Bob Li"], day: "2021-07-06", topics: ["NAT"] },
  { title: "Firewalls", by: ["Bob Li"], day: "2021-07-06", order: 4 },
];

/** What every store must do for questions in plain words. `open` gives an empty one. */
export function storeAnswersContract(name: string, open: () => Promise<Store>): void {
  const filled = async (): Promise<Store> => {
    const store = await open();
    onTestFinished(() => store.close());
    await store.save(programmeOf(SKETCHES), { source: "test", fingerprint: "1" });
    return store;
  };
  const titles = (talks: readonly { readonly title: string }[]): string[] => talks.map(({ title }) => title);

  describe(`${name}: given questions about a programme`, () => {
    it("then talks are read by reference, day and presenter, and counted", async () => {
      const store = await filled();
      expect(
        titles(
          await store.talks(["packets-2021/queues", "packets-2021/nothing", "packets-2021/packet-sets"]),
        ),
      ).toEqual(["Queues", "Packet sets"]);
      const { talks, total } = await store.select({ workshop: "packets-2021", day: "2021-07-06" }, 1);
      expect([titles(talks), total]).toEqual([["Queues"], 2]);
      expect((await store.select({ presenter: "bob-li" }, 9)).total).toBe(2);
      expect(await store.outline("packets-2021")).toMatchObject({
        talks: 3,
        presenters: 3,
        days: [{ talks: 1 }, { talks: 2 }],
      });
    });

    it("then a text tells whom it may name", async () => {
      const found = await (await filled()).mentioned("what did bob li present", { limit: 5 });
      expect(found[0]?.name).toBe("Bob Li");
    });

    it("then a search keeps to a day and a presenter, and quotes the statement that fits", async () => {
      const store = await filled();
      const { hits } = await store.search("addresses set", { quotes: true, limit: 5 });
      const [hit] = hits;
      expect(hit && statements(hit.talk)[hit.quotes[0]?.statement ?? -1]).toBe(
        "A set holds 65,536 addresses.",
      );
      expect((await store.search("queues", { day: "2021-07-05", limit: 5 })).hits).toEqual([]);
      expect(
        titles(
          (await store.search("queues", { presenter: "bob-li", limit: 5 })).hits.map(({ talk }) => talk),
        ),
      ).toEqual(["Queues"]);
    });

    it("when a glossary is taken in, then what means the same is found", async () => {
      const store = await filled();
      expect((await store.search("address translation", { limit: 5 })).hits).toEqual([]);
      await store.saveGlossary([["NAT", "address translation"]], { source: "words", fingerprint: "1" });
      expect(
        titles((await store.search("address translation", { limit: 5 })).hits.map(({ talk }) => talk)),
      ).toEqual(["Queues"]);
    });
  });
}
