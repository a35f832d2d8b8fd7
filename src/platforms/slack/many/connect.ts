import type { App, Context } from "@slack/bolt";
import { LRUCache } from "lru-cache";
import type { TakeArrival } from "../../../core/arrivals.ts";
import type { Bot } from "../../../core/bot.ts";
import type { Departures } from "../../../core/departures.ts";
import { OperatorError } from "../../../core/errors.ts";
import type { Installations } from "../../../core/installations.ts";
import type { Log } from "../../../core/log.ts";
import type { SlackDistribution } from "../../../core/settings.ts";
import type { Vault } from "../../../core/vault.ts";
import { type Bolt, boltLogger, clientOptions } from "../bolt.ts";
import { LAST_ANSWERS, type Live } from "../connect.ts";
import { createDesk, type Desk } from "../desk.ts";
import { createDirectory } from "../directory.ts";
import { createGate } from "../gate.ts";
import { byDelivery, httpEntrance } from "../http.ts";
import { listen } from "../listen.ts";
import { scopes } from "../manifest.ts";
import { createModals } from "../modals.ts";
import { createNames, type Names } from "../names.ts";
import { createPost } from "../post.ts";
import { createPostman } from "../postman.ts";
import { onRemoval } from "./removal.ts";
import { sealedInstallations } from "./sealed-installations.ts";
import { oneTimeStates, STATE_SECONDS } from "./states.ts";
import { type Access, createTokens } from "./tokens.ts";

/** What a connection for many workspaces needs. */
export interface ManyParts {
  readonly bot: Bot;
  readonly take: TakeArrival;
  readonly settings: SlackDistribution;
  readonly log: Log;
  readonly installations: Installations;
  readonly departures: Departures;
  readonly vault: Vault;
}

const MOST_DESKS = 1000;

/**
 * Opens the way in for all workspaces that install the app: requests at `/slack/events`, installing at `/slack/install`.
 * Throws OperatorError for a port that can't be had.
 */
export async function connectMany(parts: ManyParts): Promise<Live> {
  const { bot, settings, log, installations, departures } = parts;
  const bolt = await import("@slack/bolt");
  const receiver = receiverOf(bolt, parts);
  const { installer } = receiver;
  if (!installer) throw new OperatorError("SLACK_CLIENT_ID and SLACK_CLIENT_SECRET don't make an installer.");
  const tokens = createTokens((source) => installer.authorize(source), installations);
  const names = createNames(bot.commands, settings.commandPrefix);
  const clientOf = clients(bolt, parts);
  const postman = createPostman(async ({ workspace }) => clientOf(await tokens.of(workspace)), names);
  if (settings.port === undefined) {
    const connection = {
      state: "connected",
      detail: "as an app that workspaces install (posts only)",
    } as const;
    return { postman, connection, close: async () => undefined };
  }
  const entrance = httpEntrance(receiver, settings.port);
  const gate = createGate(bot);
  // Without its installer, so that Bolt takes the tokens from here.
  const { init, start, stop } = receiver;
  const app: App = new bolt.App({
    receiver: { init: init.bind(receiver), start: start.bind(receiver), stop: stop.bind(receiver) },
    authorize: tokens.authorize,
    ignoreSelf: false,
    convoStore: false,
    logger: boltLogger(log, bolt.LogLevel.INFO),
    clientOptions: clientOptions(settings, boltLogger(log, bolt.LogLevel.INFO)),
  });
  listen(app, desks({ ...parts, bot: gate.bot }, names, clientOf), gate, log);
  onRemoval(app, { installations, departures, log });
  const way = await entrance.open();
  return {
    postman,
    connection: {
      state: "connected",
      detail: `as an app that workspaces install at /slack/install (${way})`,
    },
    close: async () => {
      await gate.close(LAST_ANSWERS);
      await entrance.close();
    },
  };
}

function receiverOf(bolt: Bolt, { bot, settings, log, installations, departures, vault }: ManyParts) {
  const { clientId, clientSecret, stateSecret, signingSecret, port, apiUrl } = settings;
  const logger = boltLogger(log, bolt.LogLevel.INFO);
  const added = async (workspace: string): Promise<void> => {
    for (const one of [workspace, ...(await installations.members(workspace))])
      await departures.returned({ platform: "slack", workspace: one });
    log.info({ platform: "slack", workspace }, "the app was installed");
  };
  return new bolt.HTTPReceiver({
    signingSecret,
    customPropertiesExtractor: byDelivery,
    ...(port !== undefined && { port }),
    logger,
    clientId,
    clientSecret,
    stateSecret,
    scopes: scopes(bot.commands),
    installationStore: sealedInstallations(installations, vault, added),
    installerOptions: {
      stateStore: oneTimeStates(stateSecret, installations),
      stateCookieExpirationSeconds: STATE_SECONDS,
      clientOptions: clientOptions(settings, logger),
      ...(apiUrl !== undefined && { authorizationUrl: new URL("/oauth/v2/authorize", apiUrl).href }),
    },
  });
}

type ClientOf = (access: Access) => InstanceType<Bolt["webApi"]["WebClient"]>;

/** Clients of the Web API, one a token and workspace. */
function clients(bolt: Bolt, { settings, log }: ManyParts): ClientOf {
  const made = new LRUCache<string, ReturnType<ClientOf>>({ max: MOST_DESKS });
  return ({ botToken, teamId }) => {
    const name = `${teamId} ${botToken}`;
    const options = clientOptions(settings, boltLogger(log, bolt.LogLevel.INFO));
    const client =
      made.get(name) ?? new bolt.webApi.WebClient(botToken, { ...options, ...(teamId && { teamId }) });
    made.set(name, client);
    return client;
  };
}

/** A desk for each workspace, as long as its token is the same. */
function desks(
  { bot, take, settings, log }: ManyParts,
  names: Names,
  clientOf: ClientOf,
): (context: Context) => Desk {
  const made = new LRUCache<string, Desk>({ max: MOST_DESKS });
  return ({ botToken, botUserId = "", teamId, enterpriseId }) => {
    const workspace = teamId ?? enterpriseId ?? "";
    const name = `${workspace} ${botToken}`;
    const known = made.get(name);
    if (known) return known;
    const client = clientOf({ botToken, teamId });
    const desk = createDesk({
      bot,
      log,
      names,
      workspace,
      take,
      self: botUserId,
      ...createDirectory(client, settings.organisers, log, workspace),
      post: createPost(client),
      modals: createModals(client),
    });
    made.set(name, desk);
    return desk;
  };
}
