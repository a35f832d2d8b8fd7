import * as fc from "fast-check";
import type { Invocation } from "../../src/core/invocation.ts";
import type { Block, Button, Inline, Moment, Reply, Rich } from "../../src/core/reply.ts";

/** Texts that try to ping people, to break markup, to turn the line around or to burst a limit. */
const HOSTILE_TEXTS: readonly string[] = [
  "",
  " ",
  "\n\n\n",
  "@everyone",
  "@here and @channel",
  "<!channel>",
  "<!here|everybody>",
  "<!everyone>",
  "<!subteam^S0123>",
  "<!date^0^{date}|now>",
  "<@U0123ABCD>",
  "<@!81384788765712384>",
  "<@&165511591545143296>",
  "<#C0123ABCD>",
  "<#81384788765712384|general>",
  "<https://evil.example|https://good.example>",
  "[good](https://evil.example)",
  "![x](https://evil.example/x.png)",
  "https://evil.example/<script>",
  "discord.gg/invite",
  "mailto:someone@example.org",
  "<t:0:R> </talk:123> <:smile:123> :smile: <id:home>",
  "*bold* _italic_ ~gone~ `code` ```block``` **strong** __under__ ||spoiler||",
  "\\*not\\* \\`escaped\\`",
  "*",
  "`",
  "```",
  "> quoted\n>>> and more",
  "# heading\n- item\n1. one\n-# small",
  "&amp; &lt;!channel&gt; & < >",
  "\u202Etxt.exe\u202C \u2066turned\u2069 \u200Emark\u200F",
  "\u0000\u0007\u001B[31mred\u0085\u2028\u2029",
  "\u200B\u200D\u2060\uFEFF",
  "\uD83D",
  "\uDE00 alone",
  "😀".repeat(50),
  "👨‍👩‍👧‍👦 József 日本語 العربية",
  "e\u0301\u0301\u0301\u0301",
  "x".repeat(5000),
  "word ".repeat(1500),
];

const HOSTILE_URLS = [
  "https://example.org/a?b=c&d=e#f",
  "http://example.org/a b|c>d<e\"f'g)h(i]j[k",
  "https://example.org/\u202Eevil",
  "https://user:secret@example.org/",
  `https://example.org/${"x".repeat(4000)}`,
  "HTTPS://EXAMPLE.ORG/É",
  "javascript:alert(1)",
  "data:text/html,x",
  "file:///etc/passwd",
  "slack://open",
  "https://",
  "//example.org",
  "not an address",
  "",
];

/** Any text, hostile ones among them. */
export const arbitraryText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ unit: "grapheme", maxLength: 200 }),
  fc.array(fc.constantFrom(...HOSTILE_TEXTS.slice(0, 36)), { maxLength: 6 }).map((texts) => texts.join("")),
);

const address = fc.oneof(fc.constantFrom(...HOSTILE_URLS), fc.webUrl(), arbitraryText);

const invocation: fc.Arbitrary<Invocation> = fc.record({
  command: fc.oneof(fc.constantFrom("talk", "talks", "who", "digest subscribe", "help"), arbitraryText),
  args: fc.dictionary(fc.constantFrom("query", "topic", "page", "day"), arbitraryText, {
    maxKeys: 3,
    noNullPrototype: true,
  }),
});

const moment: fc.Arbitrary<Moment> = fc.record({
  kind: fc.constant("moment"),
  at: fc
    .date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true })
    .map((date) => date.toISOString()),
  zone: fc.constantFrom("Europe/Berlin", "UTC", "America/St_Johns"),
  show: fc.constantFrom("time", "date-time"),
});

const inline: fc.Arbitrary<Inline> = fc.oneof(
  arbitraryText,
  fc.record({ kind: fc.constantFrom("bold", "italic", "code"), text: arbitraryText }),
  fc.record({ kind: fc.constant("link"), text: arbitraryText, url: address }),
  moment,
  fc.record({ kind: fc.constant("typed"), invocation }),
  fc.record({ kind: fc.constant("channel"), id: arbitraryText }),
);

const rich: fc.Arbitrary<Rich> = fc.oneof(inline, fc.array(inline, { maxLength: 12 }));

const button: fc.Arbitrary<Button> = fc.oneof(
  fc.record(
    { label: arbitraryText, invocation, replaces: fc.boolean(), primary: fc.boolean() },
    { requiredKeys: ["label", "invocation"] },
  ),
  fc.record({ label: arbitraryText, url: address }),
);

const choice = fc.record(
  { label: arbitraryText, description: arbitraryText, invocation },
  { requiredKeys: ["label", "invocation"] },
);

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constantFrom("heading", "text", "note"), text: rich }),
  fc.record({ kind: fc.constant("list"), items: fc.array(rich, { maxLength: 30 }) }),
  fc.record({ kind: fc.constant("entry"), text: rich, button }),
  fc.record({ kind: fc.constant("buttons"), buttons: fc.array(button, { maxLength: 60 }) }),
  fc.record(
    {
      kind: fc.constant("picker"),
      placeholder: arbitraryText,
      choices: fc.array(choice, { maxLength: 130 }),
      completes: fc.record({
        command: fc.constantFrom("talk", "digest subscribe"),
        argument: fc.constantFrom("query", "day"),
      }),
    },
    { requiredKeys: ["kind", "placeholder", "choices"] },
  ),
  fc.record({ kind: fc.constant("divider") }),
);

/** Any reply at all: many blocks, hostile texts, addresses and invocations, empty everything. */
export const arbitraryReply: fc.Arbitrary<Reply> = fc.record({
  summary: arbitraryText,
  blocks: fc.oneof(
    { weight: 4, arbitrary: fc.array(block, { maxLength: 12 }) },
    { weight: 1, arbitrary: fc.array(block, { minLength: 40, maxLength: 90, size: "max" }) },
  ),
  audience: fc.constantFrom("channel", "asker"),
  known: fc.boolean(),
  talks: fc.constant([]),
});
