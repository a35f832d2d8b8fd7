import type { Bot } from "../../../src/core/bot.ts";
import type { SlackSettings } from "../../../src/core/settings.ts";
import { createNames } from "../../../src/platforms/slack/names.ts";
import { createSlack } from "../../../src/platforms/slack/slack.ts";
import type { PlatformHarness, Shown, StartHarness } from "../../contracts/platform-harness.ts";
import { type SlackStandIn, startSlack } from "../../stand-ins/slack.ts";
import * as person from "../../stand-ins/slack-person.ts";
import type { SlackBlock } from "../../stand-ins/slack-schema.ts";
import { recordingLog } from "../../support/recording-log.ts";
import { takingHere } from "../../support/take-arrivals.ts";

type Menu = Extract<Extract<SlackBlock, { type: "actions" }>["elements"][number], { placeholder: unknown }>;
type Button = Exclude<Extract<SlackBlock, { type: "actions" }>["elements"][number], Menu>;

/** What a person sees, with the message that it is read from. */
interface SlackShown extends Shown {
  readonly seen: person.Seen;
}

/** Settings for a bot that is to connect to a stand-in. */
export function settingsFor(slack: SlackStandIn, changes: Partial<SlackSettings> = {}): SlackSettings {
  const { botToken, appToken } = slack.state;
  return {
    botToken,
    mode: { kind: "socket", appToken },
    apiUrl: slack.apiUrl,
    commandPrefix: "",
    organisers: new Set(),
    ...changes,
  };
}

/** Slack, driven as Ann would, who is nobody special. */
export const startSlackHarness: StartHarness = async (bot) => {
  const slack = await startSlack();
  const settings = settingsFor(slack);
  const log = recordingLog();
  let platform = createSlack({ take: takingHere(), bot, settings, log });
  await platform.connect();
  return {
    get platform() {
      return platform;
    },
    ...actions(slack, bot),
    dropSocket: async () => {
      const before = slack.sockets.opened;
      slack.sockets.drop();
      while (slack.sockets.opened === before) await slack.sockets.connected();
    },
    restart: async () => {
      await platform.disconnect();
      platform = createSlack({ take: takingHere(), bot, settings, log });
      await platform.connect();
    },
    close: async () => {
      await platform.disconnect();
      await slack.close();
      slack.check();
    },
  };
};

type Actions = Omit<PlatformHarness, "platform" | "dropSocket" | "restart" | "close">;

function actions(slack: SlackStandIn, bot: Bot): Actions {
  const names = createNames(bot.commands, "");
  const typed = (name: string, text: string): [string, string] => {
    const [, ...further] = name.split(" ");
    return [names.slash(name), [...further, text].join(" ").trim()];
  };
  const shown = (seen: person.Seen): Promise<SlackShown> => shownOf(slack, seen);
  return {
    command: async (name, text) => shown(await person.typeCommand(slack, ...typed(name, text))),
    press: async (on, label) => {
      const seen = seenOf(on);
      return shown(
        await person.click(
          slack,
          seen,
          one(buttonsOf(seen.blocks), label, ({ text }) => text.text),
        ),
      );
    },
    choose: async (from, label) => {
      const seen = seenOf(from);
      for (const menu of menusOf(seen.blocks)) {
        const option = (await optionsOf(slack, menu)).find(({ text }) => text.text === label);
        if (option) return shown(await person.click(slack, seen, menu, option));
      }
      throw new Error(`No menu offers “${label}”.`);
    },
    pressForged: async (value) =>
      shown(await person.click(slack, person.ANN, { type: "button", action_id: "forged", value })),
    mention: async (text) => shown(await person.mention(slack, text)),
    direct: async (text) => shown(await person.writeDirectly(slack, text)),
    complete: async (command, argument, text) => {
      const options = await person.typeIntoMenu(slack, `complete:0:${argument}:${command}`, text);
      return options.map((option) => option.text.text);
    },
    commandDeliveredTwice: async (name, text) => {
      const { id, ...envelope } = person.commandEnvelope(slack, ...typed(name, text));
      const acks = await Promise.all([slack.sockets.deliver(envelope), slack.sockets.deliver(envelope)]);
      await person.typeCommand(slack, ...typed(name, text));
      return acks.filter((ack) => "text" in ack).length + (slack.state.answers.get(id)?.length ?? 0);
    },
  };
}

async function shownOf(slack: SlackStandIn, seen: person.Seen): Promise<SlackShown> {
  const menus = await Promise.all(menusOf(seen.blocks).map((menu) => optionsOf(slack, menu)));
  return {
    seen,
    text: seen.blocks.length === 0 ? seen.text : words(seen.blocks).join("\n"),
    buttons: buttonsOf(seen.blocks).map(({ text }) => text.text),
    choices: menus.flat().map(({ text }) => text.text),
    isPrivate: seen.isPrivate,
    replaced: seen.replaced,
  };
}

async function optionsOf(slack: SlackStandIn, menu: Menu) {
  return menu.type === "static_select" ? menu.options : person.typeIntoMenu(slack, menu.action_id, "");
}

function buttonsOf(blocks: readonly SlackBlock[]): Button[] {
  return blocks.flatMap((block) => {
    if (block.type === "section") return block.accessory ? [block.accessory] : [];
    return block.type === "actions" ? block.elements.filter((element) => element.type === "button") : [];
  });
}

function menusOf(blocks: readonly SlackBlock[]): Menu[] {
  return blocks.flatMap((block) =>
    block.type === "actions" ? block.elements.filter((element) => element.type !== "button") : [],
  );
}

/** Everything that is shown of a message; a date as it falls back to. */
function words(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    typeof part === "string" ? (["text", "fallback"].includes(key) ? [part] : []) : words(part),
  );
}

function seenOf(shown: Shown): person.Seen {
  if (!isFromSlack(shown)) throw new Error("This was not shown by Slack.");
  return shown.seen;
}

function isFromSlack(shown: Shown): shown is SlackShown {
  return "seen" in shown;
}

function one<T>(all: readonly T[], label: string, labelOf: (item: T) => string): T {
  const found = all.find((item) => labelOf(item) === label);
  if (!found)
    throw new Error(`Nothing is labelled “${label}”, only ${all.map(labelOf).join(", ") || "nothing"}.`);
  return found;
}
