import {
  Client,
  Events,
  GatewayDispatchEvents,
  GatewayIntentBits,
  type GuildMember,
  Options,
  PermissionFlagsBits,
  type RateLimitData,
} from "discord.js";
import type { Postman } from "../../core/delivery.ts";
import type { Log } from "../../core/log.ts";
import type { DiscordSettings } from "../../core/settings.ts";
import { explained, loggable } from "./errors.ts";
import type { Inputs, Line } from "./inputs.ts";
import type { Typed } from "./line.ts";
import { readySchema, type Self } from "./payloads.ts";
import { createPostman } from "./postman.ts";
import type { CommandsApi } from "./register.ts";
import { answerer, commandsApi, post, restOptions } from "./rest.ts";

/**
 * The bot reads everything from the payloads themselves. Of the caches it needs servers with their channels and roles,
 * which discord.js always keeps, and itself as a member.
 */
const CACHES = {
  GuildMemberManager: { maxSize: 0, keepOverLimit: ({ id, client }: GuildMember) => id === client.user.id },
  MessageManager: 0,
  PresenceManager: 0,
  ReactionManager: 0,
  ReactionUserManager: 0,
  StageInstanceManager: 0,
  ThreadMemberManager: 0,
  UserManager: 0,
  VoiceStateManager: 0,
  GuildEmojiManager: 0,
  GuildStickerManager: 0,
  GuildScheduledEventManager: 0,
  GuildInviteManager: 0,
  GuildBanManager: 0,
  AutoModerationRuleManager: 0,
  BaseGuildEmojiManager: 0,
};

/** No privileged intent: the content of direct messages and of mentions comes without one. */
const INTENTS = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

/** An open connection to Discord. */
export interface Gateway {
  readonly self: Self;
  readonly commands: CommandsApi;
  readonly postman: Postman;
  /** Resolves to the close code when discord.js gives up on the connection; it resumes by itself until then. */
  readonly lost: Promise<number>;
  close(): Promise<void>;
}

/** What a connection needs. */
export interface GatewayParts {
  readonly settings: DiscordSettings;
  readonly inputs: Inputs;
  readonly typed: Typed;
  readonly log: Log;
  /** Ends the attempt to connect. */
  readonly signal: AbortSignal;
}

/**
 * Connects with discord.js and resolves when inputs are being taken. Throws OperatorError for a refused token or
 * refused intents, any other error as it is; nothing stays open then.
 *
 * Inputs are taken as dispatched, before discord.js makes objects of them, because it drops messages whose channel it
 * doesn't know, and that is every first direct message after a start.
 */
export async function openGateway(parts: GatewayParts): Promise<Gateway> {
  const { settings, log, signal } = parts;
  const client = new Client({
    intents: INTENTS,
    shards: "auto",
    makeCache: Options.cacheWithLimits(CACHES),
    rest: { ...restOptions(settings), rejectOnRateLimit: (limit) => reportWait(limit, log) },
  });
  const lost = new Promise<number>((resolve) => {
    client.once(Events.ShardDisconnect, ({ code }) => resolve(code));
  });
  report(client, log);
  try {
    const [self] = await Promise.race([
      Promise.all([listen(client, parts), client.login(settings.token)]),
      aborted(signal),
    ]);
    const commands = commandsApi(client.rest, self.application.id);
    const postman = createPostman({ client, self: self.user.id, settings, typed: parts.typed });
    return { self, commands, postman, lost, close: () => leave(client) };
  } catch (error) {
    await leave(client);
    throw explained(error);
  }
}

function listen(client: Client, { inputs, settings }: GatewayParts): Promise<Self> {
  return new Promise((resolve, reject) => {
    client.ws.once(GatewayDispatchEvents.Ready, (raw: unknown) => {
      const { data: self, error } = readySchema.safeParse(raw);
      if (!self) return reject(error);
      const line: Line = {
        self,
        organisers: settings.organisers,
        isThread: (channel) => client.channels.cache.get(channel)?.isThread() ?? false,
        mayManage: (guild, person, roles) => mayManage(client, guild, person, roles),
        answerer: (interaction) => answerer(client.rest, interaction),
        post: (channel, message) => post(client.rest, channel, message),
      };
      client.ws.on(GatewayDispatchEvents.InteractionCreate, (data: unknown) =>
        inputs.interaction(data, line),
      );
      client.ws.on(GatewayDispatchEvents.MessageCreate, (data: unknown) => inputs.message(data, line));
      resolve(self);
    });
  });
}

/** Owners and everybody with a role that has the permission; administrators have all. */
function mayManage(client: Client, guildId: string, person: string, roles: readonly string[]): boolean {
  const guild = client.guilds.cache.get(guildId);
  if (!guild) return false;
  const all = [guildId, ...roles];
  return (
    guild.ownerId === person ||
    all.some((id) => guild.roles.cache.get(id)?.permissions.has(PermissionFlagsBits.ManageGuild))
  );
}

/** What discord.js tells of itself, apart from its debug output, which no operator needs. */
function report(client: Client, log: Log): void {
  client.on(Events.Error, (error) => log.error({ err: loggable(error) }, "discord.js reports an error"));
  client.on(Events.Warn, (warning) => log.warn({ warning }, "discord.js warns"));
  client.on(Events.ShardError, (error, shard) =>
    log.warn({ err: loggable(error), shard }, "the connection to Discord has a fault"),
  );
  client.on(Events.ShardReconnecting, (shard) => log.info({ shard }, "connecting to Discord again"));
  client.on(Events.ShardResume, (shard) => log.info({ shard }, "connected to Discord again"));
}

/** discord.js waits by itself and sends again, unless this says that it shouldn't. */
function reportWait({ route, method, timeToReset, retryAfter }: RateLimitData, log: Log): boolean {
  log.warn({ route, method, wait: Math.max(timeToReset, retryAfter) }, "Discord asks to wait");
  return false;
}

/** discord.js speaks of connecting again also when it is told to leave. */
function leave(client: Client): Promise<void> {
  client.removeAllListeners(Events.ShardReconnecting);
  return client.destroy();
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const give = (): void => reject(signal.reason);
    if (signal.aborted) give();
    else signal.addEventListener("abort", give, { once: true });
  });
}
