import { describe, expect, it } from "vitest";
import { namedWorkshop } from "../../src/core/named-workshop.ts";
import { programmeOf } from "../support/programme.ts";

const named = (id: string, name: string, aliases: readonly string[] = []) => ({
  ...programmeOf([], id).workshop,
  name,
  aliases,
});
const ALL = [
  named("fosdem-2020", "FOSDEM 2020"),
  named("netfilter-2011", "8th Netfilter Workshop", ["NFWS 2011"]),
  named("fosdem-2020-go", "FOSDEM 2020 Go"),
];

describe("given a text that names a workshop", () => {
  it.each([
    ["ipset at FOSDEM 2020", "fosdem-2020", "ipset"],
    ["at FOSDEM 2020, who presented ipset?", "fosdem-2020", "who presented ipset?"],
    ["ipset at the 8th netfilter workshop", "netfilter-2011", "ipset"],
    ["ipset in nfws-2011 please", "netfilter-2011", "ipset please"],
    ["FOSDEM2020: ipset", "fosdem-2020", "ipset"],
    ["what was new at fosdem2020", "fosdem-2020", "what was new"],
    ["ipset au FOSDEM 2020", "fosdem-2020", "ipset"],
    ["channels at FOSDEM 2020 Go", "fosdem-2020-go", "channels"],
    ["ipset from fosdem-2020", "fosdem-2020", "ipset"],
  ])("when it is %j, then it is %s and the rest is %j", (text, id, rest) => {
    const found = namedWorkshop(text, ALL);
    expect([found?.workshop.id, found?.rest]).toEqual([id, rest]);
  });

  it.each([
    "",
    "FOSDEM 2020",
    "at FOSDEM 2020",
    "ipset",
    "the FOSDEM 2020 network",
    "ipset at FOSDEM 2021",
    "at at at",
  ])("when it is %j, then no workshop is named beside something else", (text) => {
    expect(namedWorkshop(text, ALL)).toBeUndefined();
  });
});
