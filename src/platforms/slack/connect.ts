import type { Logger } from "@slack/bolt";
import type { TakeArrival } from "../../core/arrivals.ts";
import type { Bot } from "../../core/bot.ts";
import type { Postman } from "../../core/delivery.ts";
import type { Log } from "../../core/log.ts";
import type { Connection, ConnectionChanged } from "../../core/platform.ts";
import type { SlackSettings } from "../../core/settings.ts";
import { type Bolt, boltLogger, clientOptions } from "./bolt.ts";
import { createDesk } from "./desk.ts";
import { createDirectory } from "./directory.ts";
import { explained } from "./faults.ts";
import { createGate } from "./gate.ts";
import { byDelivery, httpEntrance } from "./http.ts";
import { listen } from "./listen.ts";
import { createModals } from "./modals.ts";
import { createNames } from "./names.ts";
import { identitySchema } from "./payloads.ts";
import { createPost } from "./post.ts";
import { createPostman } from "./postman.ts";
import { type Entrance, SOCKET_MODE, socketEntrance } from "./socket.ts";

/** What a Slack connection needs. */
export interface SlackParts {
  readonly bot: Bot;
  /** Tells inputs that nobody answered yet from others. */
  readonly take: TakeArrival;
  readonly settings: SlackSettings;
  readonly log: Log;
  readonly changed?: ConnectionChanged | undefined;
}

/** A connection that stands, until it is closed. */
export interface Live {
  readonly connection: Connection;
  readonly postman: Postman;
  close(): Promise<void>;
}

const LOST: Connection = { state: "waiting", detail: "the socket was closed: connecting again" };

/** How long answers may still take when the bot leaves, in milliseconds. */
export const LAST_ANSWERS = 8000;

/**
 * Asks Slack who the bot is, then opens the way in. Throws OperatorError for a token that Slack refuses or a port that
 * can't be had; any other error means that Slack can't be reached now.
 */
export async function openConnection({ bot, take, settings, log, changed }: SlackParts): Promise<Live> {
  const bolt = await import("@slack/bolt");
  const logger = boltLogger(log, bolt.LogLevel.INFO);
  const client = new bolt.webApi.WebClient(settings.botToken, clientOptions(settings, logger));
  const identity = await identify(client);
  const names = createNames(bot.commands, settings.commandPrefix);
  const postman = createPostman(async () => client, names);
  const standing = (way: string): Connection => ({
    state: "connected",
    detail: `as @${identity.user} in ${identity.team} (${way})`,
  });
  const entrance = entranceOf(bolt, settings, logger, log, (isConnected) =>
    changed?.(isConnected ? standing(SOCKET_MODE) : LOST),
  );
  if (!entrance) return { postman, connection: standing("posts only"), close: async () => undefined };
  const app = new bolt.App({
    receiver: entrance.receiver,
    token: settings.botToken,
    botUserId: identity.user_id,
    botId: identity.bot_id ?? identity.user_id,
    tokenVerificationEnabled: false,
    ignoreSelf: false,
    convoStore: false,
    logger,
    clientOptions: clientOptions(settings, logger),
  });
  const gate = createGate(bot);
  const desk = createDesk({
    bot: gate.bot,
    take,
    log,
    names,
    self: identity.user_id,
    ...createDirectory(client, settings.organisers, log),
    post: createPost(client),
    modals: createModals(client),
  });
  listen(app, () => desk, gate, log);
  const way = await entrance.open();
  return {
    postman,
    connection: standing(way),
    close: async () => {
      await gate.close(LAST_ANSWERS);
      await entrance.close();
    },
  };
}

async function identify(client: InstanceType<Bolt["webApi"]["WebClient"]>) {
  try {
    return identitySchema.parse(await client.auth.test());
  } catch (error) {
    throw explained(error, "SLACK_BOT_TOKEN");
  }
}

function entranceOf(
  bolt: Bolt,
  settings: SlackSettings,
  logger: Logger,
  log: Log,
  changed: (isConnected: boolean) => void,
): Entrance | undefined {
  const { mode } = settings;
  if (mode.kind === "none") return undefined;
  return mode.kind === "socket"
    ? socketEntrance(bolt, mode.appToken, settings, logger, log, changed)
    : httpEntrance(
        new bolt.HTTPReceiver({
          signingSecret: mode.signingSecret,
          port: mode.port,
          logger,
          customPropertiesExtractor: byDelivery,
        }),
        mode.port,
      );
}
