import { type Client, Events, GatewayDispatchEvents, PermissionFlagsBits } from "discord.js";
import type { Postman } from "../../core/delivery.ts";
import type { Departures } from "../../core/departures.ts";
import type { Log } from "../../core/log.ts";
import type { DiscordSettings, DiscordShards } from "../../core/settings.ts";
import { createClient, leave } from "./client.ts";
import { explained } from "./errors.ts";
import { watchGuilds } from "./guilds.ts";
import type { Inputs, Line } from "./inputs.ts";
import type { Typed } from "./line.ts";
import { readySchema, type Self } from "./payloads.ts";
import { createPostman } from "./postman.ts";
import type { CommandsApi } from "./register.ts";
import { answerer, commandsApi, post } from "./rest.ts";

/** An open connection to Discord. */
export interface Gateway {
  readonly self: Self;
  /** The shards that are connected, and how many there are over all processes. */
  readonly shards: Exclude<DiscordShards, string>;
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
  /** Told which servers remove the bot, where somebody wants to know. */
  readonly departures?: Departures | undefined;
  /** Told when a connection is lost that discord.js resumes by itself, and when it is back. */
  changed(isConnected: boolean): void;
  /** Ends the attempt to connect. */
  readonly signal: AbortSignal;
}

/** How long the next shard may take to connect, in milliseconds. Discord lets one in each 5 s. */
const SHARD_LIMIT = 30_000;

/**
 * Connects with discord.js and resolves when inputs are being taken. Throws OperatorError for a refused token or
 * refused intents, any other error as it is; nothing stays open then.
 *
 * Inputs are taken as dispatched, before discord.js makes objects of them, because it drops messages whose channel it
 * doesn't know, and that is every first direct message after a start.
 */
export async function openGateway(parts: GatewayParts): Promise<Gateway> {
  const { settings, log, signal } = parts;
  const client = createClient(settings, log, parts.changed);
  if (parts.departures) watchGuilds(client, parts.departures, log);
  const lost = new Promise<number>((resolve) => {
    client.once(Events.ShardDisconnect, ({ code }) => resolve(code));
  });
  try {
    const [self] = await Promise.race([
      Promise.all([listen(client, parts), client.login(settings.token)]),
      aborted(signal),
      stalled(client),
    ]);
    const commands = commandsApi(client.rest, self.application.id);
    const postman = createPostman({ client, self: self.user.id, settings, typed: parts.typed });
    return { self, shards: shardsOf(client), commands, postman, lost, close: () => leave(client) };
  } catch (error) {
    await leave(client);
    throw explained(error);
  }
}

/** Rejects when no shard has connected for too long. */
function stalled(client: Client): Promise<never> {
  return new Promise((_resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`Discord let nobody in for ${SHARD_LIMIT / 1000} s.`)),
      SHARD_LIMIT,
    ).unref();
    client.ws.on(GatewayDispatchEvents.Ready, () => timer.refresh());
  });
}

function shardsOf({ options, ws }: Client): Gateway["shards"] {
  const ids = [...ws.shards.keys()];
  return { ids, count: options.shardCount ?? ids.length };
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
        parentOf: (channel) => threadParent(client, channel),
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

function threadParent(client: Client, id: string): string | undefined {
  const channel = client.channels.cache.get(id);
  return channel?.isThread() ? (channel.parentId ?? undefined) : undefined;
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

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const give = (): void => reject(signal.reason);
    if (signal.aborted) give();
    else signal.addEventListener("abort", give, { once: true });
  });
}
