import { describe, expect, it, onTestFinished } from "vitest";
import type { Note } from "../../../src/core/note.ts";
import type { Store } from "../../../src/core/store.ts";
import type { SlackStandIn } from "../../stand-ins/slack.ts";
import {
  type ActedOn,
  chooseInModal,
  chooseShortcut,
  clickOpensForm,
  inputsOf,
  type Modal,
  openForm,
  pressInModal,
  sendForm,
  shortcutEnvelope,
} from "../../stand-ins/slack-modal.ts";
import { ANN, click, type Seen, type SlackPerson, typeCommand } from "../../stand-ins/slack-person.ts";
import { nextNews, type SlackAnswer, WORKSPACE } from "../../stand-ins/slack-state.ts";
import { realBot } from "../../support/real-bot.ts";
import { connected } from "./connected.ts";

const BOB: SlackPerson = { ...ANN, id: "U0BOB" };
const ADMIN: SlackPerson = { ...ANN, id: "U0ADMIN" };
const TALK = { workshop: "netfilter-2011", id: "nfgrep" };
const NFGREP = "nfgrep: traffic classification for Netfilter/iptables (Pablo Neira Ayuso)";
const SAID: ActedOn = { ts: "1760000000.000100", text: "It greps &lt;packets&gt;, says <@U0SPEAKER|sam>" };

async function workspace(): Promise<{
  slack: SlackStandIn;
  store: Store;
  notes: () => Promise<readonly Note[]>;
}> {
  const { bot, store } = await realBot();
  onTestFinished(() => store.close());
  const { slack } = await connected({ bot });
  const home = { platform: "slack", workspace: WORKSPACE.team } as const;
  return { slack, store, notes: () => store.notes.on(home, TALK) };
}

function words({ view }: Modal): string {
  return JSON.stringify(view.blocks.filter(({ type }) => type !== "input"));
}

function value(modal: Modal, name: string): string | undefined {
  const input = inputsOf(modal).find(({ block_id }) => block_id === name);
  return input?.element.type === "plain_text_input" ? input.element.initial_value : undefined;
}

function buttonOf(seen: Pick<Seen, "blocks">, label: string) {
  const buttons = seen.blocks.flatMap((block) => (block.type === "actions" ? block.elements : []));
  const found = buttons.find((one) => one.type === "button" && one.text.text === label);
  if (!found) throw new Error(`No button says “${label}”.`);
  return found;
}

describe("given a message in a channel", () => {
  it("when it is saved as a note, then a form opens with its words, and the note leads back to it", async () => {
    const { slack, notes } = await workspace();
    const form = await chooseShortcut(slack, "shortcut:note", SAID);
    expect(form.view).toMatchObject({ title: { text: "Note" }, submit: { text: "Send" } });
    expect(inputsOf(form).map(({ block_id }) => block_id)).toEqual(["talk", "text", "link"]);
    expect(value(form, "text")).toBe("It greps <packets>, says @sam");
    const kept = await sendForm(slack, form, { talk: NFGREP });
    expect(words(kept)).toContain("It greps <packets>, says @sam");
    expect(await notes()).toMatchObject([
      {
        text: "It greps <packets>, says @sam",
        author: "ann",
        person: ANN.id,
        message: `https://workshop.slack.com/archives/${ANN.channel}/p1760000000000100`,
      },
    ]);
    const card = await typeCommand(slack, "/talk", "nfgrep");
    expect(JSON.stringify(card.blocks)).toContain(`/archives/${ANN.channel}/p1760000000000100`);
  });

  it("when it stands in a thread and has a file, then the note leads to both", async () => {
    const { slack, notes } = await workspace();
    const permalink = "https://workshop.slack.com/files/U0SPEAKER/F1/slides.pdf";
    const files = [{ id: "F1", name: "slides.pdf", permalink }];
    const message = { ...SAID, text: "", thread_ts: "1750000000.000200", files };
    const form = await chooseShortcut(slack, "shortcut:note", message);
    expect(value(form, "link")).toBe(permalink);
    await sendForm(slack, form, { talk: NFGREP });
    const [note] = await notes();
    expect(note).toMatchObject({ text: "", link: permalink });
    expect(note?.message).toContain("?thread_ts=1750000000.000200&cid=");
  });

  it("when no talk is chosen in the form, then its author chooses one afterwards, in the same window", async () => {
    const { slack, notes } = await workspace();
    const form = await chooseShortcut(slack, "shortcut:note", SAID);
    const asked = await sendForm(slack, form, { text: "What a tool" });
    expect(words(asked)).toContain("Which talk is that note for?");
    expect(await notes()).toEqual([]);
    const title = "nfgrep: traffic classification for Netfilter/iptables";
    expect(words(await chooseInModal(slack, asked, title))).toContain("Noted on ");
    expect(await notes()).toMatchObject([{ text: "What a tool" }]);
  });

  it("when its text is longer than a note may be, then the form holds what has room", async () => {
    const { slack } = await workspace();
    const form = await chooseShortcut(slack, "shortcut:note", { ...SAID, text: "word ".repeat(3000) });
    expect(value(form, "text")?.length).toBeLessThanOrEqual(2000);
  });

  it("when Slack doesn't open the form, then the person is told", async () => {
    const { slack } = await workspace();
    slack.next("views.open", { error: "expired_trigger_id" });
    const { id, ...envelope } = shortcutEnvelope(slack, "shortcut:note", SAID);
    const told = nextNews<SlackAnswer>(slack.state, `answered:${id}`);
    await slack.sockets.deliver(envelope);
    expect((await told).text).toContain("The form didn't open");
  });

  it("when the action is delivered twice or isn't ours, then one form opens or none", async () => {
    const { slack } = await workspace();
    const ours = shortcutEnvelope(slack, "shortcut:note", SAID);
    const opened = nextNews(slack.state, `view:trigger-${ours.id}`);
    await Promise.all(
      [ours, ours, shortcutEnvelope(slack, "shortcut:talks", SAID)].map((envelope) =>
        slack.sockets.deliver(envelope),
      ),
    );
    await opened;
    expect(slack.state.views.size).toBe(1);
  });
});

describe("given a note", () => {
  async function noted() {
    const all = await workspace();
    const seen = await typeCommand(all.slack, "/note", "nfgrep It greps &lt;!channel&gt; @here");
    return { ...all, seen };
  }

  it("then it pings nobody", async () => {
    const { slack, seen } = await noted();
    const card = await typeCommand(slack, "/talk", "nfgrep");
    for (const { text, blocks } of [seen, card]) {
      expect(JSON.stringify(blocks)).toMatch(/"type":"text","text":"It greps <!channel> @\u2060here"/u);
      expect(text).not.toContain("<!channel>");
    }
  });

  it("when its author presses Edit, then a form opens with what it says, and sending it changes the note", async () => {
    const { slack, seen, notes } = await noted();
    const form = await clickOpensForm(slack, seen, buttonOf(seen, "Edit"));
    expect(value(form, "text")).toBe("It greps <!channel> @here");
    const changed = await sendForm(slack, form, { text: "It greps" });
    expect(words(changed)).toContain("The note says now:");
    expect(await notes()).toMatchObject([{ text: "It greps" }]);
  });

  it("when somebody else presses Edit or sends the form, then it is refused; organisers may", async () => {
    const { slack, seen, notes } = await noted();
    expect((await click(slack, seen, buttonOf(seen, "Edit"), undefined, BOB)).text).toContain(
      "Only who added a note may change it",
    );
    const form = await clickOpensForm(slack, seen, buttonOf(seen, "Edit"), ADMIN);
    expect(words(await sendForm(slack, { ...form, person: BOB }, { text: "Mine" }))).toContain(
      "Only who added a note may change it",
    );
    expect(await notes()).toMatchObject([{ text: "It greps <!channel> @here" }]);
    await sendForm(slack, form, { text: "By an organiser" });
    expect(await notes()).toMatchObject([{ text: "By an organiser" }]);
  });

  it("when Edit is pressed in the window of an answer, then the form takes its place", async () => {
    const { slack } = await workspace();
    const form = await openForm(slack, "/note", "");
    const kept = await sendForm(slack, form, { talk: NFGREP, text: "It greps" });
    const edit = await pressInModal(slack, kept, "Edit");
    expect(value(edit, "text")).toBe("It greps");
    expect(words(await sendForm(slack, edit, { text: "It greps well" }))).toContain("It greps well");
  });

  it("when its author presses Remove, then it is gone", async () => {
    const { slack, seen, notes } = await noted();
    expect((await click(slack, seen, buttonOf(seen, "Remove"))).text).toContain("removed");
    expect(await notes()).toEqual([]);
  });
});
