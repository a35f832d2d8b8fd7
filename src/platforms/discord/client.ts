import {
  Client,
  type ClientOptions,
  Events,
  GatewayIntentBits,
  type GuildMember,
  Options,
  type RateLimitData,
} from "discord.js";
import type { Log } from "../../core/log.ts";
import type { DiscordSettings } from "../../core/settings.ts";
import { loggable } from "./errors.ts";
import { restOptions } from "./rest.ts";

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

/**
 * A client of discord.js that isn't logged in yet and reports its troubles to the log. `changed` is told when the first of
 * its shards is lost, and when the last is back.
 */
export function createClient(
  settings: DiscordSettings,
  log: Log,
  changed: (isConnected: boolean) => void,
): Client {
  const client = new Client({
    intents: INTENTS,
    ...shardOptions(settings),
    makeCache: Options.cacheWithLimits(CACHES),
    rest: { ...restOptions(settings), rejectOnRateLimit: (limit) => reportWait(limit, log) },
  });
  report(client, log);
  follow(client, changed);
  return client;
}

function shardOptions({ shards = "auto" }: DiscordSettings): Pick<ClientOptions, "shards" | "shardCount"> {
  return typeof shards === "string"
    ? { shards: "auto" }
    : { shards: [...shards.ids], shardCount: shards.count };
}

/** Leaves Discord. discord.js speaks of connecting again also then, which nobody needs to read. */
export function leave(client: Client): Promise<void> {
  client.removeAllListeners(Events.ShardReconnecting);
  return client.destroy();
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

function follow(client: Client, changed: (isConnected: boolean) => void): void {
  const lost = new Set<number>();
  const back = (shard: number): void => {
    if (lost.delete(shard) && lost.size === 0) changed(true);
  };
  client.on(Events.ShardReconnecting, (shard) => {
    if (lost.size === 0) changed(false);
    lost.add(shard);
  });
  client.on(Events.ShardResume, back);
  client.on(Events.ShardReady, back);
}

/** discord.js waits by itself and sends again, unless this says that it shouldn't. */
function reportWait({ route, method, timeToReset, retryAfter }: RateLimitData, log: Log): boolean {
  log.warn({ route, method, wait: Math.max(timeToReset, retryAfter) }, "Discord asks to wait");
  return false;
}
