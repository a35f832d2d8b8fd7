import { describe, expect, it, onTestFinished } from "vitest";
import { readImport, saveImport } from "../../src/importers/import.ts";
import { openStore } from "../../src/store/open-store.ts";
import { person, programmeOf } from "../support/programme.ts";
import { material, NOW } from "./read-fixture.ts";

interface Row {
  readonly id: number;
  readonly title: string;
  readonly hour?: string;
  readonly by?: string;
}

function schedule(rows: readonly Row[], title = "Packets 2021"): string {
  const events = rows.map(
    ({ id, title: called, hour = "09", by = "Ann Lee" }) =>
      `<event id="${id}"><start>${hour}:00</start><title>${called}</title><persons><person>${by}</person></persons></event>`,
  );
  return `<schedule><conference><title>${title}</title></conference><day date="2021-07-05">${events.join("")}</day></schedule>`;
}

async function freshStore() {
  const store = await openStore("sqlite::memory:");
  onTestFinished(() => store.close());
  const bring = async (rows: readonly Row[], workshop?: string) => {
    const imported = await readImport(
      [material(schedule(rows), "x.xml")],
      { timezone: "Europe/Lisbon", workshop },
      { store, now: NOW },
    );
    const { saved } = await saveImport(imported, { store, followedAt: NOW });
    await imported.close();
    return saved;
  };
  const titles = async (id = "packets-2021") =>
    (await store.programme(id))?.talks.map((talk) => `${talk.id}: ${talk.title}`);
  return { store, bring, titles };
}

describe("a programme that is imported again", () => {
  it("changes nothing when nothing has changed", async () => {
    const { bring } = await freshStore();
    await bring([
      { id: 1, title: "Nets" },
      { id: 2, title: "Ropes", hour: "10" },
    ]);
    expect(
      await bring([
        { id: 1, title: "Nets" },
        { id: 2, title: "Ropes", hour: "10" },
      ]),
    ).toEqual({ added: 0, changed: 0, removed: 0, unchanged: 2 });
  });

  it("keeps the ids of talks that were retitled or moved, and gives new ones to new talks; what is over and gone stays", async () => {
    const { bring, titles } = await freshStore();
    await bring([
      { id: 1, title: "Nets" },
      { id: 2, title: "Ropes", hour: "10" },
    ]);
    await bring([
      { id: 3, title: "Nets", hour: "08", by: "Bob Ray" },
      { id: 1, title: "Nets and sails", hour: "11" },
    ]);
    expect(await titles()).toEqual(["nets-2: Nets", "nets: Nets and sails", "ropes: Ropes"]);
  });

  it("changes nothing when it can't be read", async () => {
    const { store, bring, titles } = await freshStore();
    await bring([{ id: 1, title: "Nets" }]);
    const cut = material(schedule([{ id: 1, title: "Sails" }]).slice(0, -20), "x.xml");
    await expect(readImport([cut], {}, { store, now: NOW })).rejects.toThrow("x.xml: ");
    expect(await titles()).toEqual(["nets: Nets"]);
  });

  it("leaves what people have written about a talk, about the workshop and about its presenters", async () => {
    const { store, bring } = await freshStore();
    const curated = programmeOf([
      {
        title: "Nets",
        by: ["Ann Lee"],
        facts: ["It holds."],
        aliases: ["webs"],
        topics: ["knots"],
        summary: "All on nets.",
      },
    ]);
    await store.save(curated, { source: "data/packets-2021", fingerprint: "1" });
    const known = { ...person("Ann Lee"), affiliation: "ACME", aliases: ["annie"] };
    const { workshop: earlier, talks: sails } = programmeOf([{ title: "Sails" }], "packets-2020");
    const elsewhere = { workshop: earlier, talks: sails.map((talk) => ({ ...talk, presenters: [known] })) };
    await store.save(elsewhere, { source: "data/packets-2020", fingerprint: "1" });
    await bring([{ id: 1, title: "Nets" }], "packets-2021");
    const { workshop, talks = [] } = (await store.programme("packets-2021")) ?? {};
    expect(workshop).toMatchObject({
      venue: "Harbour Hall",
      city: "Porto",
      aliases: ["the packet meeting"],
      timezone: "Europe/Lisbon",
    });
    expect(talks[0]).toMatchObject({
      id: "nets",
      facts: ["It holds."],
      aliases: ["webs"],
      topics: ["knots"],
      summary: "All on nets.",
      code: "1",
    });
    expect(talks[0]?.presenters).toEqual([
      { id: "ann-lee", name: "Ann Lee", affiliation: "ACME", aliases: ["annie"] },
    ]);
  });
});
