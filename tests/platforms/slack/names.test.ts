import { describe, expect, it } from "vitest";
import { createNames } from "../../../src/platforms/slack/names.ts";

const SIGNATURES = [
  { name: "talk", argumentNames: ["query"] },
  { name: "who", argumentNames: ["query"] },
  { name: "search", argumentNames: [] },
  { name: "digest subscribe", argumentNames: ["workshop", "time"] },
  { name: "digest stop", argumentNames: ["workshop"] },
];

describe("names without a prefix", () => {
  const names = createNames(SIGNATURES, "");

  it.each([
    ["talk", "/talk"],
    ["who", "/talk-who"],
    ["search", "/talk-search"],
    ["digest subscribe", "/digest"],
  ])("call %s %s", (command, slash) => {
    expect(names.slash(command)).toBe(slash);
  });

  it.each([
    ["/talk", "ipset", { command: "talk", args: { query: "ipset" } }],
    ["/talk-who", "IPv6 NAT", { command: "who", args: { query: "IPv6 NAT" } }],
    [
      "/digest",
      "subscribe 2011 time:18:00",
      { command: "digest subscribe", args: { workshop: "2011", time: "18:00" } },
    ],
    ["/digest", "stop", { command: "digest stop", args: {} }],
  ])("read %s %s", (slash, text, invocation) => {
    expect(names.read(slash, text)).toEqual(invocation);
  });

  it.each([
    ["/digest", ""],
    ["/digest", "subscribed"],
    ["/unknown", "x"],
  ])("read nothing in %s %s", (slash, text) => {
    expect(names.read(slash, text)).toBeUndefined();
  });

  it("write what they read", () => {
    const invocation = { command: "digest subscribe", args: { workshop: "2011", time: "18:00" } };
    expect(names.typed(invocation)).toBe('/digest subscribe 2011 time:"18:00"');
    expect(names.typed({ command: "who", args: { query: "NAT" } })).toBe("/talk-who NAT");
  });

  it("turn a text that begins with one into the bot's own words", () => {
    expect(names.own("/talk-who /talk-who")).toBe("/who /talk-who");
    expect(names.own("/Talk x")).toBe("/talk x");
    expect(names.own("who gave /talk-who?")).toBe("who gave /talk-who?");
  });
});

describe("names with a prefix", () => {
  it("all carry it, in both directions", () => {
    const names = createNames(SIGNATURES, "dev-");
    expect(SIGNATURES.map(({ name }) => names.slash(name))).toEqual([
      "/dev-talk",
      "/dev-talk-who",
      "/dev-talk-search",
      "/dev-digest",
      "/dev-digest",
    ]);
    expect(names.read("/dev-talk-who", "NAT")).toEqual({ command: "who", args: { query: "NAT" } });
    expect(names.typed({ command: "talk", args: {} })).toBe("/dev-talk");
  });
});
