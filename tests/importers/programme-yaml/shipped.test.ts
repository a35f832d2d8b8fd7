import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { talksOn } from "../../../src/core/programme.ts";
import type { Programme, Talk } from "../../../src/core/talk.ts";
import { key } from "../../../src/core/text.ts";
import { readProgramme } from "../../../src/importers/programme-yaml/read.ts";

const FOLDER = "data/netfilter-2011";

/** Every number that was given in a talk, and has to be told exactly. */
const NUMBERS: Readonly<Record<string, readonly string[]>> = {
  opening: ["8th", "09:15"],
  snet: ["Version 3", "3 May 2011"],
  "ipset-status": ["6.8", "Linux 3.1", "6.0"],
  "ipset-firewall-throughput": ["10,000", "256 Mb", "1.8 Gb"],
  "multicore-network-stack": ["2.6.32"],
  "iptv-analyzer": ["192,000 EUR", "2010"],
  "conntrack-garbage-collector": ["20 MB", "12 GB"],
  "conntrack-selective-flush": ["minutes", "milliseconds"],
  "tcp-session-load-balancing-ha": ["two active nodes", "one request and one answer"],
  "ipv6-nat": ["five years", "three implementations", "RFC 6286", "RFC 6296", "2013", "2.6.37", "Linux 3.7"],
  "iptables-libiptc-perl": ["0.51", "1.4.10", "80,000", "16 seconds", "42 hours"],
};

describe("the programme that is shipped", () => {
  let programme: Programme;
  let talk: (id: string) => Talk;

  beforeAll(async () => {
    programme = await readProgramme(FOLDER);
    const byId = new Map(programme.talks.map((each) => [each.id, each]));
    talk = (id) => {
      const found = byId.get(id);
      if (!found) throw new Error(`there is no talk ${id}`);
      return found;
    };
  });

  it("is the Netfilter workshop of 2011, and answers to its other names", () => {
    expect(programme.workshop).toMatchObject({
      id: "netfilter-2011",
      timezone: "Europe/Berlin",
      firstDay: "2011-08-22",
      lastDay: "2011-08-24",
      city: expect.stringContaining("Freiburg"),
    });
    expect(programme.workshop.aliases).toContain("nfws-2011");
  });

  it("has 19 entries, 8, 5 and 6 on its days, numbered without gaps", () => {
    const days = ["2011-08-22", "2011-08-23", "2011-08-24"];
    const orders = days.map((day) => talksOn(programme, day).map(({ order }) => order));
    expect(orders).toEqual([
      [1, 2, 3, 4, 5, 6, 7, 8],
      [1, 2, 3, 4, 5],
      [1, 2, 3, 4, 5, 6],
    ]);
    expect(programme.talks).toHaveLength(19);
  });

  it("has 17 talks, an opening and a discussion", () => {
    const kinds = programme.talks.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "talk")).toHaveLength(17);
    expect(talk("opening").kind).toBe("opening");
    expect(talk("free-form-discussion").kind).toBe("discussion");
  });

  it("tells scheduled starts as instants, and none where none is known", () => {
    expect(talk("opening").start).toBe("2011-08-22T07:30:00.000Z");
    expect(talk("mmap-netlink-nfqueue").start).toBe("2011-08-22T13:30:00.000Z");
    expect(talk("rp-filter-into-netfilter").start).toBe("2011-08-23T09:00:00.000Z");
    expect(programme.talks.filter(({ start }) => start !== undefined)).toHaveLength(10);
  });

  it("writes people as they do, with their affiliation where it is known", () => {
    expect(talk("ipset-status").presenters).toEqual([
      { id: "jozsef-kadlecsik", name: "József Kadlecsik", aliases: [] },
    ]);
    expect(talk("tcp-session-load-balancing-ha").presenters).toEqual([
      { id: "nishit-shah", name: "Nishit Shah", affiliation: "Cyberoam", aliases: [] },
      { id: "jimit-mahadevia", name: "Jimit Mahadevia", affiliation: "Cyberoam", aliases: [] },
    ]);
    expect(talk("coccinelle-introduction").presenters[0]?.aliases).toEqual(["Regit"]);
  });

  it("has titles without the name of who spoke, and the scheduled one where it differs", () => {
    expect(talk("nfgrep").title).toBe("nfgrep: traffic classification for Netfilter/iptables");
    expect(talk("multicore-network-stack")).toMatchObject({
      title: "experiences from making Network Stack Multicore",
      scheduleTitle: "irqd: a replacement for irqbalance in an RPS/RFS/XPS world",
    });
    for (const { title, presenters } of programme.talks)
      for (const { name } of presenters) expect(title).not.toContain(`${name}:`);
  });

  it.each(Object.entries(NUMBERS))("keeps every number of %s exactly", (id, numbers) => {
    const facts = talk(id).facts.join("\n");
    for (const number of numbers) expect(facts).toContain(number);
  });

  it("has for every entry a summary, facts, topics, aliases and a blog post", () => {
    const blogPost = /^https?:\/\/home\.regit\.org\/2011\/08\//u;
    const bare = programme.talks.filter(
      ({ summary, facts, topics, aliases, links }) =>
        !summary.endsWith(".") ||
        [facts, topics, aliases].some((list) => list.length < 2) ||
        !links.some(({ label, url }) => label === "Blog post" && blogPost.test(url)),
    );
    expect(bare.map(({ id }) => id)).toEqual([]);
  });

  it("has no alias that names a person or repeats a topic", () => {
    const names = programme.talks.flatMap(({ presenters }) =>
      presenters.flatMap(({ name }) => name.split(" ")),
    );
    const idle = programme.talks.flatMap(({ aliases, topics }) => {
      const taken = [...names, ...topics].map(key);
      return aliases.filter((alias) => taken.includes(key(alias)));
    });
    expect(idle).toEqual([]);
  });

  it.each(["workshop", "presenters", "talks"])("tells editors the schema of %s.yaml", async (name) => {
    const text = await readFile(`${FOLDER}/${name}.yaml`, "utf8");
    expect(text.split("\n")[0]).toBe(`# yaml-language-server: $schema=../schema/${name}.json`);
  });
});
