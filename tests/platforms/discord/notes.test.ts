import { describe, expect, it, onTestFinished } from "vitest";
import type { Note } from "../../../src/core/note.ts";
import { flattened, type ShownModal } from "../../stand-ins/discord-components.ts";
import type { Act, Scene, Target } from "../../stand-ins/discord-events.ts";
import type { Answer } from "../../stand-ins/discord-interactions.ts";
import { WORLD } from "../../stand-ins/discord-world.ts";
import { realBot } from "../../support/real-bot.ts";
import { commandAct } from "./harness.ts";
import { start } from "./started.ts";

const TALK = { workshop: "netfilter-2011", id: "nfgrep" };
const BOB: Scene = { person: "500000000000000009" };
const ORGANISER: Scene = { ...BOB, permissions: 1n << 5n };
const MESSAGE: Target = {
  id: "700000000000000001",
  content: "It greps, says <@500000000000000001> <:penguin:123>",
  mentions: [{ id: WORLD.owner, username: "grace", global_name: "Grace H." }],
};

interface Server {
  act(what: Act, scene?: Scene): Promise<Answer>;
  type(name: string, text: string, scene?: Scene): Promise<Answer>;
  notes(workspace?: string): Promise<readonly Note[]>;
}

async function server(): Promise<Server> {
  const { bot, store } = await realBot();
  onTestFinished(() => store.close());
  const { standIn } = await start(bot);
  const act: Server["act"] = (what, scene = {}) => standIn.act(what, scene).answer;
  return {
    act,
    type: (name, typed, scene) => act(commandAct(bot, name, typed), scene),
    notes: (workspace = WORLD.guild) => store.notes.on({ platform: "discord", workspace }, TALK),
  };
}

const save = (target: Target = MESSAGE): Act => ({ kind: "menu", name: "Save as note", target });

function text({ message }: Answer): string {
  return flattened(message?.body.components ?? [])
    .flatMap(({ content }) => content ?? [])
    .join("\n");
}

function modalOf({ modal }: Answer): ShownModal {
  if (!modal) throw new Error("no modal opened");
  return modal;
}

function send(answer: Answer, written: Readonly<Record<string, string>>): Act {
  return { kind: "submit", modal: modalOf(answer), written };
}

function press({ message }: Answer, label: string): Act {
  const found = flattened(message?.body.components ?? []).find((one) => one.label === label);
  if (!message || found?.custom_id === undefined) throw new Error(`no button “${label}”`);
  return { kind: "press", message, customId: found.custom_id };
}

function choose({ message }: Answer, label: string): Act {
  for (const { custom_id: customId, options = [] } of flattened(message?.body.components ?? [])) {
    const option = options.find((one) => one.label.startsWith(label));
    if (message && option && customId !== undefined)
      return { kind: "choose", message, customId, value: option.value };
  }
  throw new Error(`no choice “${label}”`);
}

function values(answer: Answer): (string | undefined)[] {
  return modalOf(answer).components.map(({ component }) => component.value);
}

describe("given a message in a server", () => {
  it("when it is saved as a note, then a window opens with its words, and the note leads back to it", async () => {
    const { act, type, notes } = await server();
    const opened = await act(save());
    expect(modalOf(opened)).toMatchObject({ title: "Note" });
    expect(modalOf(opened).components.map(({ label }) => label)).toEqual(["Talk", "Text", "Link"]);
    expect(values(opened)).toEqual([undefined, "It greps, says @Grace H. :penguin:", undefined]);
    const kept = await act(send(opened, { talk: "nfgrep" }));
    expect(kept.isPrivate).toBe(true);
    const message = `https://discord.com/channels/${WORLD.guild}/${WORLD.channel}/${MESSAGE.id}`;
    expect(await notes()).toMatchObject([
      { text: "It greps, says @Grace H. :penguin:", author: "ada", person: WORLD.person, message },
    ]);
    expect(text(await type("talk", "nfgrep"))).toContain(message);
  });

  it("when no talk is written, then its author chooses one afterwards", async () => {
    const { act, notes } = await server();
    const asked = await act(send(await act(save()), { text: "What a tool" }));
    expect(text(asked)).toContain("Which talk is that note for?");
    expect(await notes()).toEqual([]);
    expect(text(await act(choose(asked, "nfgrep")))).toContain("Noted on");
    expect(await notes()).toMatchObject([{ text: "What a tool" }]);
  });

  it("when the window is refused, then what was written comes back with the reason", async () => {
    const { act, notes } = await server();
    const refused = text(
      await act(send(await act(save()), { text: "What a tool", link: "ftp://example.org" })),
    );
    expect(refused).toContain("a link begins with https");
    expect(refused).toContain("What a tool");
    expect(await notes()).toEqual([]);
  });

  it("when it has nothing but a file, then the note names the file", async () => {
    const { act } = await server();
    const attachments = [{ id: "1", filename: "slides.pdf", size: 1, url: "https://cdn.example/slides.pdf" }];
    expect(values(await act(save({ ...MESSAGE, content: "", attachments })))[1]).toBe("slides.pdf");
  });

  it("when it is longer than a note may be, then the window holds what has room", async () => {
    const { act } = await server();
    const [, held] = values(await act(save({ ...MESSAGE, content: "word ".repeat(800) })));
    expect(held?.length).toBeGreaterThan(1900);
    expect(held?.length).toBeLessThanOrEqual(2000);
  });

  it("when it stands in a direct conversation, then the note stays there", async () => {
    const { act, notes } = await server();
    const scene = { direct: true };
    await act(send(await act(save(), scene), { talk: "nfgrep" }), scene);
    expect(await notes()).toEqual([]);
    const [note] = await notes(`direct:${WORLD.directChannel}`);
    expect(note?.message).toBe(`https://discord.com/channels/@me/${WORLD.directChannel}/${MESSAGE.id}`);
  });

  it("when the bot no longer has the action, then a sentence says so", async () => {
    const { act } = await server();
    const gone = await act({ kind: "menu", name: "Save as poem", target: MESSAGE });
    expect(text(gone)).toContain("doesn't work any more");
  });

  it.each(["form:", "form:nonsense", "nonsense", `form:note message:"https://evil.example/" text:hi`])(
    "when a window with the forged id %j is sent, then nothing is kept, and a sentence says so",
    async (custom_id) => {
      const { act, notes } = await server();
      const opened = await act(save());
      const forged = { ...opened, modal: { ...modalOf(opened), custom_id } };
      expect(text(await act(send(forged, { talk: "nfgrep" })))).toMatch(
        /doesn't work any more|no link to a message/u,
      );
      expect(await notes()).toEqual([]);
    },
  );
});

describe("given a note", () => {
  async function noted(): Promise<Server & { seen: Answer }> {
    const all = await server();
    return { ...all, seen: await all.type("note", "talk:nfgrep text:It greps @everyone <@&1>") };
  }

  it("then it pings nobody and breaks no markup", async () => {
    const { type, seen } = await noted();
    for (const answer of [seen, await type("talk", "nfgrep")]) {
      expect(answer.message?.body.allowed_mentions?.parse).toEqual([]);
      expect(text(answer)).not.toMatch(/@everyone|<@&1>/u);
    }
  });

  it("when its author presses Edit, then a window opens with what it says, and sending it changes the note", async () => {
    const { act, seen, notes } = await noted();
    const opened = await act(press(seen, "Edit"));
    expect(values(opened)[0]).toBe("It greps @everyone <@&1>");
    expect(text(await act(send(opened, { text: "It greps" })))).toContain("It greps");
    expect(await notes()).toMatchObject([{ text: "It greps" }]);
  });

  it("when somebody else presses Edit or sends the window, then it is refused; organisers may", async () => {
    const { act, seen, notes } = await noted();
    expect(text(await act(press(seen, "Edit"), BOB))).toContain("Only who added a note may change it");
    const opened = await act(press(seen, "Edit"), ORGANISER);
    expect(text(await act(send(opened, { text: "Mine" }), BOB))).toContain("Only who added a note");
    expect(await notes()).toMatchObject([{ text: "It greps @everyone <@&1>" }]);
    await act(send(opened, { text: "By an organiser" }), ORGANISER);
    expect(await notes()).toMatchObject([{ text: "By an organiser", author: "ada" }]);
  });

  it("when its author presses Remove, then it is gone", async () => {
    const { act, seen, notes } = await noted();
    expect(text(await act(press(seen, "Remove")))).toContain("removed");
    expect(await notes()).toEqual([]);
  });
});

describe("given a command whose arguments a window can ask for", () => {
  it("when it is typed without any, then the window opens, and what was given stays", async () => {
    const { act, type, notes } = await server();
    expect(text(await act(send(await type("note", ""), { talk: "nfgrep", text: "It greps" })))).toContain(
      "It greps",
    );
    const edit = await type("notes edit", "1");
    expect(values(edit)).toEqual(["It greps", undefined]);
    await act(send(edit, { link: "https://example.org/nfgrep" }));
    expect(await notes()).toMatchObject([{ text: "It greps", link: "https://example.org/nfgrep" }]);
  });

  it("when it asks for a channel, which a window can't, then it runs with what it has", async () => {
    const { type } = await server();
    const answer = await type("digest subscribe", "", ORGANISER);
    expect(answer.modal).toBeUndefined();
    expect(answer.message).toBeDefined();
  });
});
