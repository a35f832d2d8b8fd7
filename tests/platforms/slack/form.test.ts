import { describe, expect, it } from "vitest";
import { z } from "zod";
import { allCommands } from "../../../commands/all.ts";
import { defineCommand } from "../../../src/core/command.ts";
import { UserError } from "../../../src/core/errors.ts";
import { askedFor } from "../../../src/core/form.ts";
import { reply } from "../../../src/core/reply.ts";
import { formView } from "../../../src/platforms/slack/form.ts";
import {
  inputsOf,
  type Modal,
  nextUpdate,
  openForm,
  pressInModal,
  sendForm,
} from "../../stand-ins/slack-modal.ts";
import { ANN, commandEnvelope, type SlackPerson, typeCommand } from "../../stand-ins/slack-person.ts";
import { nextNews } from "../../stand-ins/slack-state.ts";
import { viewSchema } from "../../stand-ins/slack-view-schema.ts";
import { connected, patientBot } from "./connected.ts";
import { COMMANDS, testBot } from "./test-bot.ts";

const ADMIN: SlackPerson = { ...ANN, id: "U0ADMIN" };

const order = defineCommand({
  name: "digest order",
  description: "Orders a digest.",
  access: "organisers",
  form: true,
  args: z.object({
    talk: z.string().describe("Which talk").meta({ completes: "talk" }),
    count: z.coerce.number().int().max(3).optional().describe("How many"),
    loud: z.stringbool().optional().describe("Whether it is loud"),
    colour: z.enum(["red", "green"]).optional().describe("Which colour"),
    channel: z.string().optional().describe("Where").meta({ completes: "channel" }),
    note: z
      .string()
      .max(20)
      .regex(/^[a-z ]*$/u, "use small letters")
      .optional()
      .describe("What else"),
  }),
  examples: ["digest order nftables"],
  run: async (args, { channel, person }) => {
    if (args.colour === "red") throw new UserError("Red is sold out: please choose green.");
    return reply({
      summary: "Ordered",
      audience: "asker",
      blocks: [
        { kind: "text", text: `${JSON.stringify(args)} from ${channel} by ${person}` },
        {
          kind: "buttons",
          buttons: [{ label: "Who", invocation: { command: "who", args: {} }, replaces: true }],
        },
      ],
    });
  },
});

const BOT = testBot({ commands: [...COMMANDS, order] });

async function opened() {
  const { slack } = await connected({ bot: BOT });
  return { slack, form: await openForm(slack, "/digest", "order", ADMIN) };
}

function wordsOf({ view }: Modal): string {
  return JSON.stringify(view.blocks.filter(({ type }) => type !== "input"));
}

describe("a command that asks for its arguments", () => {
  it("opens a form with an input for each, made from its declaration", async () => {
    const { form } = await opened();
    expect(form.view).toMatchObject({ title: { text: "Digest order" }, submit: { text: "Send" } });
    expect(
      inputsOf(form).map(({ label, hint, optional, element }) => [
        label.text,
        hint?.text,
        optional,
        element.type,
      ]),
    ).toEqual([
      ["Talk", "Which talk", false, "external_select"],
      ["Count", "How many", true, "number_input"],
      ["Loud", "Whether it is loud", true, "static_select"],
      ["Colour", "Which colour", true, "static_select"],
      ["Channel", "Where", true, "conversations_select"],
      ["Note", "What else", true, "plain_text_input"],
    ]);
    expect(inputsOf(form)).toMatchObject([
      {},
      { element: { max_value: "3", is_decimal_allowed: false } },
      {},
      {},
      { element: { default_to_current_conversation: true } },
      { element: { max_length: 20 } },
    ]);
  });

  it("runs at once when it has some", async () => {
    const { slack } = await connected({ bot: BOT });
    const { text } = await typeCommand(slack, "/digest", "order nftables", ADMIN);
    expect(text).toContain('"talk":"nftables"');
  });

  it("opens no form for people who may not use it", async () => {
    const { slack } = await connected({ bot: BOT });
    expect((await typeCommand(slack, "/digest", "order")).text).toContain("Only organisers may use");
    expect(slack.state.calls.map(({ method }) => method)).not.toContain("views.open");
  });

  it("says how to type it when Slack doesn't open the form", async () => {
    const { slack, logged } = await connected({ bot: BOT });
    slack.next("views.open", { error: "expired_trigger_id" });
    const { text, isPrivate } = await typeCommand(slack, "/digest", "order", ADMIN);
    expect(isPrivate).toBe(true);
    expect(text).toContain("/digest order nftables");
    expect(logged).toContainEqual(expect.objectContaining({ message: "Slack didn't open a form" }));
  });

  it("opens one form when it is delivered twice", async () => {
    const { slack } = await connected({ bot: BOT });
    const envelope = commandEnvelope(slack, "/digest", "order", ADMIN);
    await Promise.all([slack.sockets.deliver(envelope), slack.sockets.deliver(envelope)]);
    expect(slack.state.views.size).toBe(1);
  });
});

describe("a form that was sent", () => {
  it("runs the command for the channel where it was typed, and the answer takes its place", async () => {
    const { slack, form } = await opened();
    const answer = await sendForm(slack, form, {
      talk: "Talk: nftables",
      count: "2",
      loud: "No",
      colour: "green",
      note: "with care",
    });
    const args = {
      talk: "nftables",
      count: 2,
      loud: false,
      colour: "green",
      channel: ANN.channel,
      note: "with care",
    };
    expect(JSON.parse(wordsOf(answer))).toMatchObject([
      { elements: [{ elements: [{ text: `${JSON.stringify(args)} from ${ANN.channel} by ${ADMIN.id}` }] }] },
      { type: "actions" },
    ]);
    expect(answer.view.submit).toBeUndefined();
  });

  it("leaves out what was left empty", async () => {
    const { slack, form } = await opened();
    const answer = await sendForm(slack, form, { talk: "Talk: nftables" });
    expect(wordsOf(answer)).toContain(
      JSON.stringify(`{"talk":"nftables","channel":"${ANN.channel}"}`).slice(1, -1),
    );
  });

  it.each([
    ["what the command refuses", { colour: "red" }, "Red is sold out"],
    ["what doesn't fit an argument", { note: "LOUD" }, "use small letters"],
  ])("says %s, above the same inputs", async (_what, given, words) => {
    const { slack, form } = await opened();
    const again = await sendForm(slack, form, { talk: "Talk: nftables", ...given });
    expect(wordsOf(again)).toContain(words);
    expect(inputsOf(again)).toEqual(inputsOf(form));
    expect(wordsOf(await sendForm(slack, again, { talk: "Talk: nftables", colour: "green" }))).toContain(
      "green",
    );
  });

  it("checks again who sends it", async () => {
    const { slack, form } = await opened();
    const refused = await sendForm(slack, { ...form, person: ANN }, { talk: "Talk: nftables" });
    expect(wordsOf(refused)).toContain("Only organisers may use");
  });

  it.each(["", "nonsense", "C0GENERAL unknown command", "{}"])(
    "with the forged purpose %j does nothing and says so",
    async (private_metadata) => {
      const { slack, form } = await opened();
      const forged = { ...form, view: { ...form.view, private_metadata } };
      expect(wordsOf(await sendForm(slack, forged, { talk: "Talk: nftables" }))).toContain("/help");
    },
  );

  it("is acknowledged although the answer isn't there, and changed when it is", async () => {
    const { bot, release } = patientBot(BOT);
    const { slack } = await connected({ bot });
    const form = await openForm(slack, "/digest", "order", ADMIN);
    const waiting = await sendForm(slack, form, { talk: "Talk: nftables" });
    expect(wordsOf(waiting)).toContain("One moment");
    const updated = nextUpdate(slack, waiting);
    release();
    expect(wordsOf(await updated)).toContain("nftables");
  });
});

describe("a connection that is lost", () => {
  it("while a form is being answered brings the answer another way", async () => {
    const { bot, release, asked } = patientBot(BOT);
    const { slack } = await connected({ bot });
    const form = await openForm(slack, "/digest", "order", ADMIN);
    const updated = nextUpdate(slack, form);
    void sendForm(slack, form, { talk: "Talk: nftables" });
    await asked;
    const noticed = nextNews(slack.state, "called:apps.connections.open");
    slack.next("apps.connections.open", { status: 503 });
    slack.sockets.drop();
    await noticed;
    release();
    expect(wordsOf(await updated)).toContain("nftables");
  });
});

describe("an answer in the place of a form", () => {
  it("has buttons that work, for the channel where the command was typed", async () => {
    const { slack, form } = await opened();
    const answer = await sendForm(slack, form, { talk: "Talk: nftables" });
    expect(wordsOf(await pressInModal(slack, answer, "Who"))).toContain(`${ANN.channel} ${ADMIN.id}`);
  });
});

const ASKING = allCommands
  .filter((command) => command.form.length > 0)
  .map((command) => [command.name, command] as const);

describe("the form of each of the bot's own commands", () => {
  it.each(ASKING)("%s is one that Slack takes", (_name, command) => {
    const form = { command, asks: askedFor(command), given: {}, values: {} };
    expect(viewSchema.safeParse(formView(form, "C0GENERAL")).error).toBeUndefined();
  });
});
