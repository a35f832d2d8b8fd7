import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cut, fold, key, listed, plural, printable, slug, words } from "../../src/core/text.ts";

describe("given spellings of one name", () => {
  it.each([
    ["József Kadlecsik", "jozsef  KADLECSIK"],
    ["rp_filter", "RP filter"],
    ["rp-filter", "rpfilter"],
    ["Straße", "STRASSE"],
    ["Łukasz Ørsted", "lukasz orsted"],
  ])("then %j and %j share a key", (one, other) => {
    expect(key(one)).toBe(key(other));
  });

  it("then words and slugs are what is left", () => {
    expect(words("IPTables::libiptc (80,000 rules)")).toEqual(["iptables", "libiptc", "80", "000", "rules"]);
    expect(slug("József Kadlecsik")).toBe("jozsef-kadlecsik");
    expect(fold("L’été")).toBe("l'ete");
  });
});

describe("given a text that is too long", () => {
  it("then it is cut at a word and the cut is marked", () => {
    expect(cut("one two three", 9)).toBe("one two…");
    expect(cut("one two", 7)).toBe("one two");
    expect(cut("unbreakable", 6)).toBe("unbre…");
  });

  it("then any text fits any limit, and no character is split", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 60 }), (text, limit) => {
        const short = cut(text, limit);
        expect(short.length).toBeLessThanOrEqual(limit);
        expect(() => encodeURIComponent(short)).not.toThrow();
        expect(short === text || short.endsWith("…")).toBe(true);
      }),
    );
  });
});

describe("given text with marks that nobody sees", () => {
  it("then they are gone and the words are left", () => {
    expect(printable("a\u001b[31mred\u202egnp.exe\u0007\r\nb")).toBe("a[31mredgnp.exe\nb");
  });
});

describe("given counts and names", () => {
  it("then they read as a sentence", () => {
    expect([plural(1, "talk"), plural(3, "talk"), plural(2, "entry", "entries")]).toEqual([
      "1 talk",
      "3 talks",
      "2 entries",
    ]);
    expect([listed([]), listed(["A"]), listed(["A", "B"]), listed(["A", "B", "C"])]).toEqual([
      "",
      "A",
      "A and B",
      "A, B and C",
    ]);
  });
});
