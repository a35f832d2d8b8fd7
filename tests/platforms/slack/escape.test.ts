import { describe, expect, it } from "vitest";
import { clean, escapeMrkdwn, isBlank, safeUrl } from "../../../src/platforms/slack/escape.ts";
import { typedText } from "../../../src/platforms/slack/incoming.ts";

describe("a text that is shown", () => {
  it.each([
    ["wakes no channel", "@everyone, @Here and @channel", "@\u2060everyone, @\u2060Here and @\u2060channel"],
    ["leaves other at-signs alone", "a@example.org @ann @hereford", "a@example.org @ann @hereford"],
    ["isn't turned around", "a\u202Etxt.exe\u2069\u200E", "atxt.exe"],
    ["has no control characters but the end of a line", "a\u0000b\u001B[31m\r\nc\td\u2028e", "ab[31m\nc d e"],
    ["has no halves of characters", "a\uD83Db", "a\uFFFDb"],
    ["keeps emoji and every script", "👨‍👩‍👧‍👦 József 日本語 العربية", "👨‍👩‍👧‍👦 József 日本語 العربية"],
  ])("%s", (_what, text, shown) => {
    expect(clean(text)).toBe(shown);
  });

  it.each(["", " \n", "\u200B\u2060\u200D", "\uFEFF"])("may be blank: %j", (text) => {
    expect(isBlank(text)).toBe(true);
  });
});

describe("a text within markup", () => {
  it.each([
    ["<!channel> & <@U1>", "&lt;!channel&gt; &amp; &lt;@U1&gt;"],
    ["*bold* ~gone~ `code`", "∗bold∗ ∼gone∼ ˋcodeˋ"],
    ["_it_ but rp_filter and nf_conntrack", "ˍitˍ but rp_filter and nf_conntrack"],
    ["> quoted\n>>> more", "\u2060&gt; quoted\n\u2060&gt;&gt;&gt; more"],
    ["12:30 :smile:", "12:30 :\u2060smile:"],
  ])("stands as itself: %j", (text, escaped) => {
    expect(escapeMrkdwn(text)).toBe(escaped);
  });
});

describe("an address", () => {
  it.each([
    ["https://example.org/a b|c>d<e", "https://example.org/a%20b%7Cc%3Ed%3Ce"],
    ["HTTPS://EXAMPLE.ORG/É", "https://example.org/%C3%89"],
    ["https://good.example@evil.example/", "https://evil.example/"],
    ["https://example.org/@everyone", "https://example.org/%40everyone"],
    ["https://example.org/\u202Ex", "https://example.org/%E2%80%AEx"],
  ])("%s is linked as %s", (url, safe) => {
    expect(safeUrl(url)).toBe(safe);
  });

  it.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "https://",
    "//example.org",
    "mailto:a@b.c",
    `https://e.org/${"x".repeat(3000)}`,
  ])("that isn't one to open is no link: %s", (url) => {
    expect(safeUrl(url)).toBeUndefined();
  });
});

describe("a text that somebody typed", () => {
  it.each([
    ["<@U0BOT> who gave &lt;ipset&gt; &amp; more?", "who gave <ipset> & more?"],
    ["hey <@U0BOT|rapporteur>", "hey"],
    ["<@U1|bob> in <#C1|general> at <https://example.org|the page>", "@bob in #general at the page"],
    ["<@U1> <#C1> <https://example.org> <!here>", "@U1 #C1 https://example.org here"],
    ["1 < 2 and 3 > 2", "1 < 2 and 3 > 2"],
  ])("is read as it looked: %s", (text, read) => {
    expect(typedText(text, "U0BOT")).toBe(read);
  });
});
