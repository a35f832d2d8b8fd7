import { describe, expect, it } from "vitest";
import { parse } from "../../../src/core/invocation.ts";
import { type Block, type Reply, reply } from "../../../src/core/reply.ts";
import { commandNames } from "../../../src/platforms/discord/names.ts";
import { forAsker, render } from "../../../src/platforms/discord/render.ts";
import { type Component, flattened, messageBodySchema } from "../../stand-ins/discord-components.ts";
import { messageFaults } from "../../stand-ins/discord-validation.ts";
import { COMMANDS } from "./small-commands.ts";

const { typed } = commandNames(COMMANDS, "");

/** All components below the container, after a look at whether Discord would take them. */
function rendered(...blocks: Block[]): Component[] {
  return components(reply({ summary: "In short", blocks }));
}

function components(answer: Reply): Component[] {
  const message = render(answer, typed);
  expect(messageFaults(message)).toEqual([]);
  return flattened(messageBodySchema.parse(message).components ?? []).slice(1);
}

function textOf(...blocks: Block[]): string {
  return rendered(...blocks)
    .flatMap(({ content }) => content ?? [])
    .join("\n--\n");
}

const echo = (words: string) => ({ command: "echo", args: { words } });
const many = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe("given lines of text", () => {
  it("when they follow each other, then they share one text display", () => {
    expect(
      textOf(
        { kind: "heading", text: "ipset\nstatus" },
        { kind: "text", text: ["By ", { kind: "bold", text: "József" }, ".\nOn Monday."] },
        { kind: "text", text: "A second paragraph." },
        { kind: "list", items: ["one", ["two ", { kind: "italic", text: "halves" }]] },
        { kind: "note", text: "Topics: NAT\nNext day: 5 talks" },
      ),
    ).toBe(
      [
        "### ipset status",
        "By **József**.",
        "On Monday.",
        "",
        "A second paragraph.",
        "- one",
        "- two *halves*",
        "-# Topics: NAT",
        "-# Next day: 5 talks",
      ].join("\n"),
    );
  });

  it("when they hold more than words, then each gets the form that Discord has for it", () => {
    expect(
      textOf({
        kind: "text",
        text: [
          { kind: "moment", at: "2011-08-22T09:00:00Z", zone: "Europe/Berlin", show: "date-time" },
          " ",
          { kind: "moment", at: "2011-08-22T09:00:00Z", zone: "Europe/Berlin", show: "time" },
          " ",
          { kind: "link", text: "slides", url: "https://example.org/a(b)" },
          " ",
          { kind: "typed", invocation: echo("hello") },
          " ",
          { kind: "code", text: "a_b" },
          " ",
          { kind: "channel", id: "300000000000000001" },
        ],
      }),
    ).toBe(
      "<t:1314003600:F> <t:1314003600:t> [slides](<https://example.org/a%28b%29>) `/echo hello` `a_b` <#300000000000000001>",
    );
  });

  it("when a channel's id is none, then it is only words", () => {
    expect(textOf({ kind: "text", text: { kind: "channel", id: "1> @everyone" } })).toBe(
      "#1> @\u200Beveryone",
    );
  });

  it("when commands are prefixed, then what to type is so too", () => {
    const invocation = { command: "digest subscribe", args: { mode: "live", time: "18:00" } };
    const prefixed = commandNames(COMMANDS, "rap-");
    expect(prefixed.typed(invocation)).toBe('/rap-digest subscribe live time:"18:00"');
    expect(parse(prefixed.untyped('/rap-digest subscribe live time:"18:00"').slice(1), COMMANDS)).toEqual(
      invocation,
    );
    expect(prefixed.untyped("/rap-digests live")).toBe("/rap-digests live");
  });

  it("when nothing is there to read, then the summary stands for it", () => {
    expect(textOf({ kind: "text", text: " \u200B\n" }, { kind: "divider" })).toBe("In short");
    expect(components(reply({ summary: "\u202E", blocks: [] }))).toMatchObject([{ content: "…" }]);
  });
});

describe("given things to click", () => {
  it("when a line has a button, then they stand side by side", () => {
    const [section, text, button] = rendered({
      kind: "entry",
      text: "ipset",
      button: { label: "Open", invocation: echo("ipset") },
    });
    expect(section).toMatchObject({ type: 9 });
    expect(text).toMatchObject({ content: "ipset" });
    expect(button).toMatchObject({ label: "Open", custom_id: "echo words:ipset", style: 2 });
  });

  it("when buttons are many, then five stand in a row, and ids say whether they replace", () => {
    const buttons = many(7).map((number) => ({
      label: `${number}`,
      invocation: echo(`${number}`),
      replaces: true,
    }));
    const all = rendered({ kind: "buttons", buttons });
    expect(all.filter(({ type }) => type === 1).map(({ components: row }) => row?.length)).toEqual([5, 2]);
    expect(all.at(-1)).toMatchObject({ custom_id: "~echo words:7" });
  });

  it("when a button can't work on Discord, then it is left out and its line stays", () => {
    const long = { label: "Long", invocation: echo("x".repeat(100)) };
    const same = { label: "Same", invocation: echo("1") };
    expect(
      rendered(
        { kind: "entry", text: "A line", button: long },
        {
          kind: "buttons",
          buttons: [long, same, { ...same, label: "Again" }, { label: "Bad", url: "file:///x" }],
        },
      ),
    ).toMatchObject([{ content: "- A line" }, { type: 1 }, { label: "Same" }]);
  });

  it("when a button opens a page, then it is a link with a safe address", () => {
    const [, button] = rendered({
      kind: "buttons",
      buttons: [{ label: "Slides", url: "https://example.org/a b" }],
    });
    expect(button).toMatchObject({ style: 5, url: "https://example.org/a%20b" });
  });

  it("when a menu has more than 25 choices, then it goes on in another", () => {
    const choices = many(30).map((number) => ({
      label: `Talk ${number}`,
      description: "By somebody",
      invocation: echo(`${number}`),
    }));
    const menus = rendered({ kind: "picker", placeholder: "Choose a talk", choices }).filter(
      ({ type }) => type === 3,
    );
    expect(menus.map(({ options }) => options?.length)).toEqual([25, 5]);
    expect(menus).toMatchObject([
      { custom_id: "menu:0", placeholder: "Choose a talk (1 to 25)" },
      { custom_id: "menu:1", placeholder: "Choose a talk (26 to 30)" },
    ]);
    expect(menus[1]?.options?.[4]).toMatchObject({ label: "Talk 30", value: "echo words:30" });
  });

  it("when a menu is fed while somebody types, then the command that does it is named", () => {
    const completes = { command: "echo", argument: "words" };
    expect(textOf({ kind: "picker", placeholder: "Find", choices: [], completes })).toBe("Find: `/echo`");
  });
});

describe("given more than Discord takes", () => {
  it("when entries are too many, then the last go, what is to click stays, and a note counts them", () => {
    const all = rendered(
      { kind: "heading", text: "All talks" },
      ...many(20).map(
        (number): Block => ({
          kind: "entry",
          text: `Talk ${number}`,
          button: { label: "Open", invocation: echo(`${number}`) },
        }),
      ),
      {
        kind: "buttons",
        buttons: [{ label: "More", invocation: { command: "pages", args: { page: "2" } } }],
      },
    );
    const texts = all.flatMap(({ content }) => content ?? []);
    expect(texts).toHaveLength(13);
    expect(texts.at(-2)).toBe("Talk 11");
    expect(texts.at(-1)).toBe("-# … and 9 more");
    expect(all.map(({ label }) => label)).toContain("More");
  });

  it("when text is too long, then the longest lines are cut at a word and the short ones stay", () => {
    const text = textOf(
      { kind: "heading", text: "Short" },
      { kind: "list", items: ["word ".repeat(600), "word ".repeat(600), "a short one"] },
    );
    const lines = text.split("\n");
    expect(text.length).toBeLessThanOrEqual(4000);
    expect(text.length).toBeGreaterThan(3700);
    expect(lines[0]).toBe("### Short");
    expect(lines[1]).toMatch(/word…$/u);
    expect(lines[2]?.length).toBe(lines[1]?.length);
    expect(lines[3]).toBe("- a short one");
  });

  it("when a line is cut, then markup in it is not", () => {
    const bold = { kind: "bold", text: "@everyone *".repeat(600) } as const;
    const text = textOf({ kind: "text", text: [bold, { kind: "code", text: "x" }] });
    expect(text.startsWith("**@")).toBe(true);
    expect(text.endsWith("…**")).toBe(true);
  });

  it("when lines are too many to be cut, then the last go and a note counts them", () => {
    expect(textOf({ kind: "list", items: many(500).map((number) => `${"x".repeat(50)} ${number}`) })).toMatch(
      /-# … and 406 more$/u,
    );
  });
});

describe("given who sees it", () => {
  it("when it is for the person who asked, then the message says so, and nobody is ever pinged", () => {
    const message = render(reply({ summary: "Hi", blocks: [] }), typed);
    expect(message).toMatchObject({ flags: 1 << 15, allowed_mentions: { parse: [] } });
    expect(forAsker(message).flags).toBe((1 << 15) | (1 << 6));
  });
});
