import type { Bot } from "../../../src/core/bot.ts";
import type { Argument } from "../../../src/core/command.ts";
import { parseArguments } from "../../../src/core/invocation.ts";
import type { Log } from "../../../src/core/log.ts";
import type { DiscordSettings } from "../../../src/core/settings.ts";
import { createDiscord } from "../../../src/platforms/discord/discord.ts";
import type { PlatformHarness, Shown } from "../../contracts/platform-harness.ts";
import { type DiscordStandIn, startDiscordStandIn } from "../../stand-ins/discord.ts";
import { flattened } from "../../stand-ins/discord-components.ts";
import type { Act, GivenOption, SentMessage } from "../../stand-ins/discord-events.ts";
import type { Answer } from "../../stand-ins/discord-interactions.ts";
import { WORLD } from "../../stand-ins/discord-world.ts";
import { type LogLine, recordingLog } from "../../support/recording-log.ts";
import { takingHere } from "../../support/take-arrivals.ts";

/** The harness with what Discord's own tests need beside it. */
export interface DiscordHarness extends PlatformHarness {
  readonly standIn: DiscordStandIn;
  readonly log: Log & { readonly lines: readonly LogLine[] };
  readonly settings: DiscordSettings;
}

const BUTTON = 2;
/** A message that the bot may have sent long ago. */
const OLD_MESSAGE: SentMessage = { id: "1", channel: WORLD.channel, body: {} };

/** Connects the bot to a stand-in of Discord. */
export async function startDiscordHarness(bot: Bot): Promise<DiscordHarness> {
  const standIn = await startDiscordStandIn();
  const log = recordingLog();
  const { apiUrl, token } = standIn;
  const settings: DiscordSettings = { apiUrl, token, commandPrefix: "", organisers: new Set() };
  const messages = new WeakMap<Shown, SentMessage>();
  let platform = createDiscord({ take: takingHere(), bot, settings, log });
  await platform.connect();

  const shownMessage = (message: SentMessage, isPrivate = false, replaced = false): Shown => {
    const shown = { ...contentOf(message), isPrivate, replaced };
    messages.set(shown, message);
    return shown;
  };
  const shownAnswer = ({ message, isPrivate, replaced }: Answer): Shown => {
    if (!message) throw new Error("no message was shown");
    return shownMessage(message, isPrivate, replaced);
  };
  const act = async (what: Act): Promise<Shown> => shownAnswer(await standIn.act(what).answer);
  const messageOf = (shown: Shown): SentMessage => messages.get(shown) ?? OLD_MESSAGE;

  return {
    standIn,
    log,
    settings,
    get platform() {
      return platform;
    },
    command: (name, text) => act(commandAct(bot, name, text)),
    press: (shown, label) => {
      const message = messageOf(shown);
      const button = componentsOf(message).find((one) => one.type === BUTTON && one.label === label);
      if (button?.custom_id === undefined) throw new Error(`no button “${label}”`);
      return act({ kind: "press", message, customId: button.custom_id });
    },
    choose: (shown, label) => {
      const message = messageOf(shown);
      for (const { custom_id: customId, options = [] } of componentsOf(message)) {
        const option = options.find((one) => one.label === label);
        if (option && customId !== undefined)
          return act({ kind: "choose", message, customId, value: option.value });
      }
      throw new Error(`no choice “${label}”`);
    },
    pressForged: (value) => act({ kind: "press", message: OLD_MESSAGE, customId: value }),
    mention: async (text) => shownMessage(await standIn.say(`<@${WORLD.bot}> ${text}`)),
    direct: async (text) => shownMessage(await standIn.say(text, { direct: true })),
    complete: async (command, argument, text) => {
      const option: GivenOption = { type: 3, name: argument, value: text, focused: true };
      const { answer } = standIn.act({ kind: "completion", ...atPath(command, [option]) });
      return (await answer).choices.map(({ name }) => name);
    },
    commandDeliveredTwice: async (name, text) => {
      const { id, answer } = standIn.act(commandAct(bot, name, text), {}, 2);
      await answer;
      await act(commandAct(bot, name, text));
      return standIn.attempts(id);
    },
    dropSocket: async () => {
      const connected = standIn.gateway.connected();
      standIn.gateway.drop();
      await connected;
    },
    restart: async () => {
      await platform.disconnect();
      platform = createDiscord({ take: takingHere(), bot, settings, log });
      await platform.connect();
    },
    close: async () => {
      await platform.disconnect();
      await standIn.close();
      if (standIn.faults.length > 0) throw new Error(standIn.faults.join("\n"));
    },
  };
}

/** A slash command with its options as Discord's client fills them in from what somebody types. */
export function commandAct(bot: Bot, name: string, text: string): Act {
  const command = bot.commands.find((candidate) => candidate.name === name);
  const given = command ? parseArguments(text, command) : {};
  const options = Object.entries(given).map(([argument, value]) =>
    filledIn(
      argument,
      value,
      command?.arguments.find((one) => one.name === argument),
    ),
  );
  return { kind: "command", ...atPath(name, options) };
}

function filledIn(name: string, value: string, argument: Argument | undefined): GivenOption {
  if (argument?.type === "integer") return { type: 4, name, value: Number(value) };
  if (argument?.type === "boolean") return { type: 5, name, value: value === "true" };
  return { type: argument?.completes === "channel" ? 7 : 3, name, value };
}

function atPath(
  command: string,
  options: readonly GivenOption[],
): Pick<Act & { kind: "command" }, "name" | "options"> {
  const [name = "", subcommand] = command.split(" ");
  return subcommand === undefined
    ? { name, options }
    : { name, options: [{ type: 1, name: subcommand, options }] };
}

function contentOf(message: SentMessage): Pick<Shown, "text" | "buttons" | "choices"> {
  const components = componentsOf(message);
  return {
    text: components.flatMap(({ content }) => content ?? []).join("\n"),
    buttons: components.flatMap(({ type, label }) => (type === BUTTON && label !== undefined ? [label] : [])),
    choices: components.flatMap(({ options = [] }) => options.map(({ label }) => label)),
  };
}

function componentsOf({ body }: SentMessage): ReturnType<typeof flattened> {
  return flattened(body.components ?? []);
}
