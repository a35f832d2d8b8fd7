import type { TakeArrival } from "../../core/arrivals.ts";
import type { Bot } from "../../core/bot.ts";
import { postmanOnceConnected } from "../../core/delivery.ts";
import type { Departures } from "../../core/departures.ts";
import type { Log } from "../../core/log.ts";
import type { Connection, ConnectionChanged, Platform } from "../../core/platform.ts";
import type { DiscordSettings } from "../../core/settings.ts";
import { registrations } from "./commands.ts";
import { explained } from "./errors.ts";
import type { Gateway } from "./gateway.ts";
import { createInputs } from "./inputs.ts";
import { insist } from "./insist.ts";
import { DELIVERY_LIMITS } from "./limits.ts";
import { commandNames } from "./names.ts";
import type { Poster } from "./poster.ts";
import { register } from "./register.ts";
import { shardsText } from "./shards-text.ts";
import { within } from "./within.ts";

/** How long a leaving bot goes on with what it is answering, and then waits for goodbyes, in milliseconds. */
const FINISH_LIMIT = 8000;
const GOODBYE_LIMIT = 2000;

const LOST: Connection = { state: "waiting", detail: "the connection was lost: connecting again" };

/** What the bot on Discord is made of. */
export interface DiscordParts {
  readonly bot: Bot;
  /** Tells inputs that nobody answered yet from others. */
  readonly take: TakeArrival;
  readonly settings: DiscordSettings;
  readonly log: Log;
  readonly changed?: ConnectionChanged | undefined;
  readonly departures?: Departures | undefined;
}

/** The bot on Discord, through discord.js, which is loaded when connecting and not before. */
export function createDiscord({ bot, take, settings, log, changed, departures }: DiscordParts): Platform {
  const names = commandNames(bot.commands, settings.commandPrefix);
  const commands = registrations(bot.commands, names);
  const inputs = createInputs({ bot, names }, take, log);
  const leaving = new AbortController();
  let gateway: Gateway | undefined;
  let poster: Poster | undefined;

  const connect = async (): Promise<Connection> => {
    const { openGateway } = await import("./gateway.ts");
    const { signal } = leaving;
    const opened = await openGateway({
      settings,
      log,
      departures,
      signal,
      inputs,
      typed: names.typed,
      changed: (isConnected) => changed?.(isConnected ? connectedAs(opened) : LOST),
    });
    gateway = opened;
    try {
      // One process does it for all, so that two versions at once, as during an upgrade, don't take turns.
      const renewed = opened.shards.ids.includes(0) ? await register(commands, opened.commands) : [];
      if (renewed.length > 0) log.info({ commands: renewed }, "registered commands with Discord");
    } catch (error) {
      gateway = undefined;
      await opened.close();
      throw explained(error);
    }
    void opened.lost.then((code) => revive(opened, code));
    return connectedAs(opened);
  };

  const connectToPost = async (): Promise<Connection> => {
    const { openPoster } = await import("./poster.ts");
    poster = await openPoster(settings, names.typed);
    return { state: "connected", detail: `as ${poster.name} (posts only)` };
  };

  /** discord.js has given up on the connection, and nobody waits for `connect` any more. */
  const revive = async (dead: Gateway, code: number): Promise<void> => {
    log.error({ code }, "Discord closed the connection for good; connecting anew");
    changed?.(LOST);
    await dead.close();
    await insist(async () => changed?.(await connect()), leaving.signal, log);
  };

  return {
    name: "discord",
    connect: settings.shards === "none" ? connectToPost : connect,
    postman: postmanOnceConnected("Discord", DELIVERY_LIMITS, () => (gateway ?? poster)?.postman),
    disconnect: async () => {
      leaving.abort();
      await inputs.finish(FINISH_LIMIT);
      if (gateway) await within(gateway.close(), GOODBYE_LIMIT);
    },
  };
}

function connectedAs({ self, shards }: Gateway): Connection {
  const part = shards.count === 1 ? "" : `, ${shardsText(shards)}`;
  return { state: "connected", detail: `connected as ${self.user.username}${part}` };
}
