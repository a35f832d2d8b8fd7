import { describe, expect, it } from "vitest";
import { type Block, reply } from "../../../src/core/reply.ts";
import { createNames } from "../../../src/platforms/slack/names.ts";
import { render } from "../../../src/platforms/slack/render.ts";

const { typed } = createNames(
  [
    { name: "talk", argumentNames: ["query"] },
    { name: "who", argumentNames: ["query"] },
  ],
  "",
);
const talk = (query: string) => ({ command: "talk", args: { query } });
const blocksOf = (...blocks: Block[]) => render(reply({ summary: "All", blocks }), typed).blocks;

describe("the blocks of a message", () => {
  it("show a heading as a header, and as a bold line when it holds more than words or is long", () => {
    const [plain] = blocksOf({ kind: "heading", text: "Day & night" });
    expect(plain).toEqual({
      type: "header",
      text: { type: "plain_text", text: "Day & night", emoji: false },
    });
    const [long] = blocksOf({ kind: "heading", text: "long ".repeat(40) });
    expect(long).toMatchObject({ type: "rich_text", elements: [{ elements: [{ style: { bold: true } }] }] });
  });

  it("show text as rich text, where nothing needs an escape", () => {
    const text = [
      "a < b & *c* ",
      { kind: "bold", text: "bold" },
      { kind: "link", text: "slides", url: "https://example.org/a b|c" },
      { kind: "moment", at: "2011-08-22T10:00:00Z", zone: "Europe/Berlin", show: "date-time" },
      { kind: "typed", invocation: { command: "who", args: { query: "NAT" } } },
    ] as const;
    expect(blocksOf({ kind: "text", text })).toEqual([
      {
        type: "rich_text",
        elements: [
          {
            type: "rich_text_section",
            elements: [
              { type: "text", text: "a < b & *c* " },
              { type: "text", text: "bold", style: { bold: true } },
              { type: "link", url: "https://example.org/a%20b%7Cc", text: "slides" },
              {
                type: "date",
                timestamp: 1_314_007_200,
                format: "{date_short_pretty} {time}",
                fallback: "Monday 22 August 2011, 12:00 (Europe/Berlin)",
              },
              { type: "text", text: "/talk-who NAT", style: { code: true } },
            ],
          },
        ],
      },
    ]);
  });

  it("show an address that isn't http as its words", () => {
    const drawn = blocksOf({
      kind: "text",
      text: { kind: "link", text: "run me", url: "javascript:alert(1)" },
    });
    expect(JSON.stringify(drawn)).toContain('{"type":"text","text":"run me"}');
  });

  it("show a list with its items, without empty ones", () => {
    expect(blocksOf({ kind: "list", items: ["one", " ", "two"] })).toMatchObject([
      { elements: [{ type: "rich_text_list", style: "bullet", elements: [{}, {}] }] },
    ]);
  });

  it("show an entry with its button beside it", () => {
    const button = { label: "Open", invocation: talk("ipset") };
    expect(
      blocksOf({ kind: "entry", text: [{ kind: "bold", text: "ip*set" }, " <Jozsef>"], button }),
    ).toEqual([
      {
        type: "section",
        text: { type: "mrkdwn", text: "*ip∗set* &lt;Jozsef&gt;", verbatim: true },
        accessory: {
          type: "button",
          text: { type: "plain_text", text: "Open", emoji: false },
          value: "talk query:ipset",
          action_id: "entry:0",
        },
      },
    ]);
  });

  it("show buttons in rows of 25, each once, and without those whose value is too long", () => {
    const buttons = Array.from({ length: 30 }, (_, index) => ({
      label: `B${index}`,
      invocation: talk(`t${index}`),
    }));
    const [first] = buttons;
    const tooLong = { label: "Long", invocation: talk("x".repeat(100)) };
    const rows = blocksOf({ kind: "buttons", buttons: [...buttons, first ?? tooLong, tooLong] });
    expect(rows.map((row) => "elements" in row && row.elements.length)).toEqual([25, 5]);
  });

  it("mark a button that replaces its message, and one that matters most", () => {
    const next = { label: "Next", invocation: talk("a"), replaces: true, primary: true };
    expect(blocksOf({ kind: "buttons", buttons: [next] })).toMatchObject([
      { elements: [{ value: "~talk query:a", style: "primary" }] },
    ]);
  });

  it("show a picker as a menu with its choices, each value once", () => {
    const choices = ["a", "b", "a"].map((query) => ({
      label: query,
      description: "d",
      invocation: talk(query),
    }));
    expect(blocksOf({ kind: "picker", placeholder: "Pick", choices })).toMatchObject([
      {
        elements: [
          { type: "static_select", options: [{ value: "talk query:a" }, { value: "talk query:b" }] },
        ],
      },
    ]);
  });

  it("say how many choices had no room", () => {
    const choices = Array.from({ length: 130 }, (_, index) => ({
      label: `c${index}`,
      invocation: talk(`t${index}`),
    }));
    const [menu, note] = blocksOf({ kind: "picker", placeholder: "Pick", choices });
    const count = JSON.stringify(menu).split('"value"').length - 1;
    expect(note).toMatchObject({ elements: [{ text: `… and ${130 - count} more` }] });
  });

  it("feed a picker that completes while somebody types", () => {
    const completes = { command: "talk", argument: "query" };
    expect(blocksOf({ kind: "picker", placeholder: "Pick", choices: [], completes })).toMatchObject([
      { elements: [{ type: "external_select", action_id: "complete:0:query:talk", min_query_length: 0 }] },
    ]);
  });

  it("show small print with a date in the reader's own zone", () => {
    const at = { kind: "moment", at: "2011-08-22T10:00:00Z", zone: "Europe/Berlin", show: "time" } as const;
    expect(blocksOf({ kind: "note", text: ["Starts ", at] })).toEqual([
      {
        type: "context",
        elements: [{ type: "mrkdwn", text: "Starts <!date^1314007200^{time}|12:00>", verbatim: true }],
      },
    ]);
  });

  it("split a long text at words", () => {
    const words = Array.from({ length: 1500 }, (_, index) => `word${index}`);
    const blocks = blocksOf({ kind: "text", text: words.join(" ") });
    const texts = [...JSON.stringify(blocks).matchAll(/"text":"([^"]*)"/gu)].map(([, text]) => text);
    expect(texts.length).toBeGreaterThan(3);
    const shown = texts.slice(0, -1).join(" ").split(" ");
    expect(shown).toEqual(words.slice(0, shown.length));
  });

  it("end with a note when there are too many", () => {
    const blocks = blocksOf(...Array.from({ length: 60 }, (): Block => ({ kind: "text", text: "line" })));
    expect(blocks).toHaveLength(50);
    expect(blocks.at(-1)).toMatchObject({ type: "context", elements: [{ text: "… and 11 more" }] });
  });
});

describe("the text of a message", () => {
  it("says all that the blocks say, in words, beginning with the summary", () => {
    const button = { label: "Open", invocation: talk("ipset") };
    const { text } = render(
      reply({
        summary: "2 talks",
        blocks: [
          { kind: "heading", text: "Talks & more" },
          { kind: "entry", text: "ipset", button },
          { kind: "buttons", buttons: [{ label: "Slides", url: "https://example.org" }] },
        ],
      }),
      typed,
    );
    expect(text).toBe(
      "2 talks\n\nTalks &amp; more\n\n• ipset\n  → Open: /talk ipset\n\n→ Slides &lt;https://example.org&gt;",
    );
  });

  it("doesn't say the same twice", () => {
    expect(render(reply({ summary: "Hello", blocks: [{ kind: "text", text: "Hello" }] }), typed).text).toBe(
      "Hello",
    );
  });
});
