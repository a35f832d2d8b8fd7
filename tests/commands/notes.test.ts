import { describe, expect, it, onTestFinished } from "vitest";
import type { Bot } from "../../src/core/bot.ts";
import type { Origin } from "../../src/core/command.ts";
import { format } from "../../src/core/invocation.ts";
import { NOTE_LIMIT } from "../../src/core/note-text.ts";
import { plainStyle, toText } from "../../src/core/plain-text.ts";
import type { Store } from "../../src/core/store.ts";
import { programmeOf } from "../support/programme.ts";
import { realBot } from "../support/real-bot.ts";

const ANN: Origin = {
  platform: "slack",
  workspace: "T1",
  channel: "C1",
  person: "U1",
  name: "ann",
  organiser: false,
};
const BOB: Origin = { ...ANN, person: "U2", name: "bob" };
const ORGANISER: Origin = { ...BOB, person: "U3", name: "olga", organiser: true };
const STRANGER: Origin = { ...ORGANISER, workspace: "T2" };

const HOME = { platform: "slack", workspace: "T1" } as const;
const KNIVES = { workshop: "kitchens-2021", id: "knives" };

const KITCHENS = programmeOf(
  [
    { title: "Knives", topics: ["steel"] },
    { title: "Knife skills for beginners", topics: ["steel"], summary: "How to hold one." },
    { title: "Bread for everybody", by: ["Bob Li"], aliases: ["bread"] },
  ],
  "kitchens-2021",
);

interface Started {
  readonly bot: Bot;
  readonly store: Store;
  ask(text: string, origin?: Origin): Promise<string>;
}

async function started(): Promise<Started> {
  const { bot, store } = await realBot();
  onTestFinished(() => store.close());
  await store.save(KITCHENS, { source: "test", fingerprint: "1" });
  const ask = async (text: string, origin = ANN): Promise<string> =>
    toText(
      await bot.ask(text, origin),
      plainStyle((invocation) => `/${format(invocation)}`),
    );
  return { bot, store, ask };
}

describe("given something that was said in a talk", () => {
  it.each([
    ["the talk's id", "/note knives Whet them at 15 degrees"],
    ["its title in any spelling", "/note KNIVES: Whet them at 15 degrees"],
    ["its title in quotes", '/note "Knives" Whet them at 15 degrees'],
    ["named arguments", "/note talk:knives text:Whet them at 15 degrees"],
    ["the workshop and the id", "/note kitchens-2021/knives Whet them at 15 degrees"],
  ])("when it is noted with %s, then it stands on the talk's card with its author", async (_how, line) => {
    const { ask } = await started();
    expect(await ask(line)).toContain("Whet them at 15 degrees — ann");
    const card = await ask("/talk kitchens-2021/knives", BOB);
    expect(card).toContain("Notes from the room");
    expect(card).toContain("Whet them at 15 degrees — ann");
  });

  it("when the title has several words or an alias, then the rest is the note", async () => {
    const { ask, store } = await started();
    await ask("/note bread for everybody It needs salt");
    await ask("/note bread It needs time");
    const notes = await store.notes.on(HOME, { ...KNIVES, id: "bread-for-everybody" });
    expect(notes.map(({ text }) => text)).toEqual(["It needs salt", "It needs time"]);
  });

  it("when the talk is of another workshop than the current one, then it stands there", async () => {
    const { ask } = await started();
    await ask("/note nfgrep text:Somebody wrote it anew");
    expect(await ask("/talk nfgrep")).toContain("Somebody wrote it anew — ann");
  });

  it("when it isn't clear which talk, then it waits until its author has chosen", async () => {
    const { ask, store } = await started();
    const asked = await ask("/note talk:kni text:Whet them");
    expect(asked).toContain("Which talk is that note for?");
    expect(asked).toContain("Knife skills for beginners: /notes move note:1 talk:knife-skills-for-beginners");
    expect(await ask("/notes move 1 talk:knives", BOB)).toContain("Only who added a note may change it");
    expect(await store.notes.on(HOME, KNIVES)).toEqual([]);
    expect(await ask("/notes move 1 talk:knives")).toContain("Whet them — ann");
    expect(await store.notes.on(HOME, KNIVES)).toHaveLength(1);
  });

  it("when no talk is named at all, then the words propose some and none is taken for granted", async () => {
    const { ask } = await started();
    const asked = await ask("/note text:bread for everybody is good");
    expect(asked).toContain("Which talk is that note for?");
    expect(asked.indexOf("Bread for everybody")).toBeLessThan(asked.indexOf("Knife skills"));
  });

  it("when nothing was said, then that is asked for", async () => {
    const { ask, store } = await started();
    for (const line of ["/note", "/note knives", "/note talk:knives text: "])
      expect(await ask(line)).toContain("Please say what was said too");
    expect(await store.notes.on(HOME, KNIVES)).toEqual([]);
  });

  it("when it is too long, then it is refused, or cut where it came in one piece", async () => {
    const { ask, store } = await started();
    expect(await ask(`/note talk:knives text:${"x".repeat(NOTE_LIMIT + 1)}`)).toContain(
      "doesn't fit as text",
    );
    await ask(`/note knives ${"y".repeat(NOTE_LIMIT + 1)}`);
    const [note] = await store.notes.on(HOME, KNIVES);
    expect(note?.text).toHaveLength(NOTE_LIMIT);
  });

  it("when a talk has 200 notes, then there is no room for more", async () => {
    const { ask, store } = await started();
    const draft = { workshop: KNIVES.workshop, talk: KNIVES.id, text: "x", person: "U1" };
    for (let count = 0; count < 200; count += 1) await store.notes.add(HOME, draft, new Date());
    expect(await ask("/note knives One more")).toContain("no room for more");
  });
});

describe("given slides or a recording", () => {
  it.each(["https://example.org/slides.pdf", "<https://example.org/slides.pdf>"])(
    "when %s is attached, then the card leads there and names the host",
    async (address) => {
      const { ask, store } = await started();
      await ask(`/note knives link:${address} the slides`);
      expect(await ask("/talk kitchens-2021/knives")).toContain("example.org/slides.pdf");
      const [note] = await store.notes.on(HOME, KNIVES);
      expect(note).toMatchObject({ text: "the slides", link: "https://example.org/slides.pdf" });
    },
  );

  it.each(["javascript:alert(1)", "file:///etc/passwd", "data:text/html,hi", "example.org", "https://"])(
    "when the address is %s, then it is refused",
    async (address) => {
      const { ask, store } = await started();
      expect(await ask(`/note knives link:${address}`)).toContain("doesn't fit as link");
      expect(await store.notes.on(HOME, KNIVES)).toEqual([]);
    },
  );

  it.each([
    "https://evil.example/archives/C1/p1",
    "https://slack.com.evil.example/archives/C1/p1",
    "https://discord.com/oauth2/authorize?client_id=1",
    "https://me@discord.com/channels/1/2/3",
    "http://discord.com/channels/1/2/3",
  ])("when %s shall be the message that it comes from, then it is refused", async (address) => {
    const { ask } = await started();
    expect(await ask(`/note talk:knives text:hi message:"${address}"`)).toContain("no link to a message");
  });
});

describe("given a note", () => {
  async function noted(): Promise<Started> {
    const all = await started();
    await all.ask("/note knives Whet them at 15 degrees");
    return all;
  }

  it("then its author and organisers may change and remove it, and nobody else", async () => {
    const { ask } = await noted();
    for (const line of [
      "/notes edit 1 text:No",
      "/notes remove 1",
      "/notes move 1 talk:bread",
      "/notes edit 1",
    ])
      expect(await ask(line, BOB)).toContain("Only who added a note may change it");
    expect(await ask("/notes edit 1 text:Whet them at 20 degrees")).toContain("20 degrees — ann (edited)");
    expect(await ask("/notes edit 1 text:At 17 degrees", ORGANISER)).toContain(
      "At 17 degrees — ann (edited)",
    );
    expect(await ask("/notes remove 1", ORGANISER)).toContain("The note is removed");
    expect(await ask("/talk kitchens-2021/knives")).not.toContain("Notes from the room");
    expect(await ask("/notes remove 1")).toContain("There is no note 1 any more");
  });

  it("then another workspace neither sees nor finds nor changes it, organiser or not", async () => {
    const { ask } = await noted();
    expect(await ask("/talk kitchens-2021/knives", STRANGER)).not.toContain("degrees");
    expect(await ask("/notes knives", STRANGER)).toContain("0 notes");
    expect(await ask("/talk degrees", STRANGER)).not.toContain("Knives");
    for (const line of [
      "/notes edit 1 text:No",
      "/notes edit 1",
      "/notes remove 1",
      "/notes move 1 talk:bread",
    ])
      expect(await ask(line, STRANGER)).toContain("There is no note 1 any more");
  });

  it("then all notes on a talk can be seen, a page at a time, with buttons for what one may change", async () => {
    const { ask, bot } = await noted();
    for (const text of ["a", "b", "c", "d", "e", "f"]) await ask(`/note knives ${text}`, BOB);
    expect(await ask("/talk kitchens-2021/knives")).toContain("All 7 notes");
    const first = await bot.ask("/notes knives", ANN);
    const buttons = first.blocks.flatMap((block) => (block.kind === "buttons" ? block.buttons : []));
    expect(buttons.map(({ label }) => label)).toEqual(["Edit", "Remove", "More ›", "Open the talk"]);
    expect(await ask("/notes knives page:2")).toContain("f — bob");
  });

  it("then /talk and /who find its talk by it, behind the talks whose own words fit", async () => {
    const { ask, bot } = await noted();
    expect(await ask("/talk degrees")).toContain("Whet them at 15 degrees");
    await ask("/note bread Steel, steel, steel");
    const found = await bot.ask("/talk steel", ANN);
    expect(found.talks).toHaveLength(3);
    expect(found.talks.at(-1)?.id).toBe("bread-for-everybody");
    expect(await ask("/who degrees")).toContain("Knives");
  });

  it.each([
    "who talked about sourdough?",
    "what was said about the sourdough starter?",
    "sourdough",
    "qui a parlé de sourdough ?",
  ])("when a question asks for what no talk says, such as %j, then the note answers", async (question) => {
    const { ask, bot } = await noted();
    for (const text of ["The crust was thin", "The sourdough starter died twice", "And the crumb"])
      await ask(`/note bread ${text}`, BOB);
    const answer = await bot.ask(question, ANN);
    expect(answer.talks.map(({ id }) => id)).toEqual(["bread-for-everybody"]);
    expect(await ask(question)).toContain("The sourdough starter died twice — bob");
    expect((await bot.ask(question, STRANGER)).known).toBe(false);
  });

  it("when a question asks for links, then those of notes come with those of the programme", async () => {
    const { ask } = await noted();
    expect(await ask("slides of bread for everybody?")).toContain("don't know any link");
    await ask("/note bread link:https://example.org/bread.pdf");
    expect(await ask("slides of bread for everybody?")).toContain("https://example.org/bread.pdf");
    expect(await ask("slides of bread for everybody?", STRANGER)).toContain("don't know any link");
    await ask("/note nfgrep link:https://example.org/nfgrep.pdf");
    expect(await ask("links of nfgrep")).toMatch(/home\.regit\.org[\s\S]*example\.org\/nfgrep\.pdf/u);
  });

  it("when it is edited without words, then its form holds what it says", async () => {
    const { bot, ask } = await noted();
    const invocation = { command: "notes edit", args: { note: "1" } };
    const form = await bot.form(invocation, ANN);
    expect(form?.asks.map(({ name }) => name)).toEqual(["text", "link"]);
    expect(form).toMatchObject({ given: { note: "1" }, values: { text: "Whet them at 15 degrees" } });
    for (const other of [BOB, STRANGER]) expect(await bot.form(invocation, other)).toBeUndefined();
    expect(await ask("/notes edit 1")).toContain("text:Whet them at 15 degrees");
  });

  it("when its link is taken away, then the words stay, and a note without either is refused", async () => {
    const { ask, store } = await started();
    await ask("/note knives link:https://example.org/a both");
    await ask("/note knives link:https://example.org/b");
    await ask("/notes edit 1 link:none");
    expect(await ask("/notes edit 2 link:none")).toContain("A note can't be empty");
    const links = (await store.notes.on(HOME, KNIVES)).map(({ link }) => link);
    expect(links).toEqual([undefined, "https://example.org/b"]);
  });
});
