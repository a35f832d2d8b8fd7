import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  between,
  code,
  escape,
  escapeLineStarts,
  link,
  plain,
  safeUrl,
  visible,
} from "../../../src/platforms/discord/escape.ts";
import { arbitraryText } from "../../arbitraries/reply.ts";
import { readMarkdown } from "./markdown.ts";

describe("given text from anywhere", () => {
  it("when it is escaped, then a reader sees just its characters and nothing comes to life", () => {
    fc.assert(
      fc.property(arbitraryText, (text) => {
        const { words, markup } = readMarkdown(escape(text));
        expect(markup).toEqual([]);
        expect(words).toBe(visible(text));
      }),
      { numRuns: 2000 },
    );
  });

  it("when it is escaped, then no line is a list, which the parser doesn't know", () => {
    fc.assert(
      fc.property(arbitraryText, (text) => {
        expect(escape(text)).not.toMatch(/^\s*(?:[-*+]|\d+[.)])\s/mu);
      }),
    );
  });

  it("when two escaped texts meet, then they make no mention together", () => {
    expect(readMarkdown(escape("@") + escape("everyone")).markup).toEqual([]);
    expect(readMarkdown(escape("<") + escape("@1>")).markup).toEqual([]);
    expect(readMarkdown(escapeLineStarts(escape(">") + escape(" quoted"))).markup).toEqual([]);
  });

  it.each([
    ["rp_filter is off", "rp_filter is off"],
    ["at 10:30", "at 10:30"],
    ["1,000 rules - 5 s", "1,000 rules - 5 s"],
    ["József (IPv6 NAT)", "József (IPv6 NAT)"],
    ["a & b > c", "a & b > c"],
  ])("when %j is harmless, then it stays as it is", (text, same) => {
    expect(escape(text)).toBe(same);
  });

  it.each([
    ["@everyone", /@everyone/u],
    ["<@1> <@&1> <#1> </talk:1> <t:1:R> <:a:1> <a:b:1> <id:home>", /<(?:[@#/:]|[at]:|id:)/u],
    [":smile:", /(?<!\\):smile:/u],
    ["https://evil.example", /https:/u],
  ])("when %j would come to life on its own, then the escaped text no longer holds it", (text, pattern) => {
    expect(escape(text)).not.toMatch(pattern);
  });

  it("when it turns the line around or controls the terminal, then that is gone", () => {
    expect(visible("\u202Etxt.exe\u202C\u0007\u200B\uFEFF\uD83D")).toBe("txt.exe ");
    expect(plain(" a\n\tb\u2028c ")).toBe("a b c");
  });
});

describe("given code", () => {
  it("when it holds backticks and line breaks, then it is still one piece of code", () => {
    fc.assert(
      fc.property(arbitraryText, (text) => {
        const { markup } = readMarkdown(code(text));
        expect(markup.every((kind) => kind === "inlineCode")).toBe(true);
      }),
    );
    expect(code("a`b\nc")).toBe("`a\u02CBb c`");
    expect(code("\n")).toBe("");
  });
});

describe("given text in bold", () => {
  it("when it has white space at its ends, then that stays outside of the markers", () => {
    expect(between("**", " a b ")).toBe(" **a b** ");
    expect(between("*", "  ")).toBe("  ");
    expect(between("**", "$&\n\n b")).toBe("**$&**\n\n **b**");
  });
});

describe("given an address", () => {
  it.each([
    ["https://example.org/a(b)c", "https://example.org/a%28b%29c"],
    ["http://example.org/a b|c>d", "http://example.org/a%20b%7Cc%3Ed"],
    ["https://user:secret@example.org/", "https://example.org/"],
    ["HTTPS://EXAMPLE.ORG/É", "https://example.org/%C3%89"],
    ["https://example.org/@everyone", "https://example.org/%40everyone"],
  ])("when %j is a web page, then it can be clicked as %j", (url, safe) => {
    expect(safeUrl(url)).toBe(safe);
    expect(link("page", url)).toBe(`[page](<${safe}>)`);
  });

  it.each(["javascript:alert(1)", "data:text/html,x", "https://", "//example.org", "file:///etc/passwd", ""])(
    "when %j is none, then the words stand alone",
    (url) => {
      expect(link("*page*", url)).toBe("\\*page\\*");
    },
  );

  it("when the words are the address itself, then it is a link without a preview", () => {
    expect(link("https://example.org/a_b", "https://example.org/a_b")).toBe("<https://example.org/a_b>");
  });

  it("when the words hold brackets, then these can't end the link", () => {
    expect(link("[PATCH] x](https://evil.example)", "https://example.org/")).toBe(
      "[(PATCH) x)(https\\://evil.example)](<https://example.org/>)",
    );
  });
});
