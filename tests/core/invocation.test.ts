import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decode, ENCODED_LIMIT, encode, format, parse, parseArguments } from "../../src/core/invocation.ts";

const talks = { name: "talks", argumentNames: ["day", "topic", "presenter", "page"] };
const talk = { name: "talk", argumentNames: ["query"] };
const digest = { name: "digest subscribe", argumentNames: ["workshop", "time"] };
const known = [talk, talks, digest];

describe("given what somebody typed after the slash", () => {
  it.each([
    ["talk ipset", { command: "talk", args: { query: "ipset" } }],
    ["talk", { command: "talk", args: {} }],
    ["TALK  ip set ", { command: "talk", args: { query: "ip set" } }],
    [
      "talks monday topic:connection tracking",
      { command: "talks", args: { day: "monday", topic: "connection tracking" } },
    ],
    [
      "talks topic:nat presenter:Patrick McHardy page:2",
      { command: "talks", args: { topic: "nat", presenter: "Patrick McHardy", page: "2" } },
    ],
    [
      'talks topic:"day: a \\"quoted\\" one" monday',
      { command: "talks", args: { day: "monday", topic: 'day: a "quoted" one' } },
    ],
    ["talks Topic:“curly quotes” page:1", { command: "talks", args: { topic: "curly quotes", page: "1" } }],
    [
      "talk nfgrep: traffic classification",
      { command: "talk", args: { query: "nfgrep: traffic classification" } },
    ],
    [
      "digest subscribe netfilter-2011 time:18:00",
      { command: "digest subscribe", args: { workshop: "netfilter-2011", time: "18:00" } },
    ],
  ])("then %j is read as the invocation it means", (text, invocation) => {
    expect(parse(text, known)).toEqual(invocation);
  });

  it("then a name that only begins like a command is no command", () => {
    expect(parse("talkative", known)).toBeUndefined();
    expect(parse("", known)).toBeUndefined();
  });

  it("then text for a command without arguments is passed over", () => {
    expect(parseArguments("whatever", { name: "help", argumentNames: [] })).toEqual({});
  });
});

const value = fc.string({ unit: "grapheme", minLength: 1 }).filter((text) => text.trim() !== "");

describe("given any invocation", () => {
  it("then reading what was written gives the same invocation", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...talks.argumentNames), value, { noNullPrototype: true }),
        (args) => {
          const invocation = { command: "talks", args };
          expect(parse(format(invocation, talks), known)).toEqual(invocation);
          expect(parse(format(invocation), known)).toEqual(invocation);
        },
      ),
    );
  });

  it("then a button holds it whole or there is no button", () => {
    fc.assert(
      fc.property(value, fc.boolean(), (query, replaces) => {
        const invocation = { command: "talk", args: { query } };
        const encoded = encode(invocation, replaces);
        const held = encoded !== undefined && decode(encoded, known);
        const tooLong = format(invocation).length > ENCODED_LIMIT - 2;
        expect(held || tooLong).toEqual(encoded === undefined ? true : { invocation, replaces });
      }),
    );
  });

  it("then a value that no button had is refused or read as an ordinary invocation, never an error", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (forged) => {
        const decoded = decode(forged, known);
        expect(decoded === undefined || known.some(({ name }) => name === decoded.invocation.command)).toBe(
          true,
        );
      }),
    );
    expect(decode("drop everything", known)).toBeUndefined();
    expect(decode(`talk ${"x".repeat(ENCODED_LIMIT)}`, known)).toBeUndefined();
  });
});
