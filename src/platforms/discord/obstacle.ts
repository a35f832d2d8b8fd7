import {
  type Client,
  type GuildBasedChannel,
  makeURLSearchParams,
  type PermissionFlagsBits,
  type REST,
  Routes,
} from "discord.js";
import { z } from "zod";
import type { ChannelAddress } from "../../core/subscription.ts";
import { listed } from "../../core/text.ts";
import { refusalCode } from "./delivery-failure.ts";

type Permission = keyof typeof PermissionFlagsBits;

const POSTING: readonly Permission[] = ["ViewChannel", "SendMessages", "ReadMessageHistory"];
const THREADING: readonly Permission[] = ["CreatePublicThreads", "SendMessagesInThreads"];

/** Unknown channel, missing access. */
const UNSEEN: ReadonlySet<unknown> = new Set([10003, 50001]);

/** How the workspace of a direct conversation begins. */
const DIRECT = "direct:";

const messages = z.array(z.unknown());
const channelSchema = z.object({ guild_id: z.string().optional(), last_message_id: z.string().nullish() });

const NOT_THERE = "I am not in that channel: please invite me to the server, or choose another channel.";

/** Says in one sentence with the mend why the bot can't post in a channel, or undefined when it can. */
export async function obstacleIn(
  client: Client,
  { workspace, channel: id }: ChannelAddress,
  threads: boolean,
): Promise<string | undefined> {
  if (workspace.startsWith(DIRECT)) return workspace === `${DIRECT}${id}` ? undefined : NOT_THERE;
  const channel = client.channels.cache.get(id);
  // A channel of another server may be named by its id, and the bot may well be in it.
  if (!channel || channel.isDMBased() || channel.guildId !== workspace) return NOT_THERE;
  if (!channel.isSendable()) return "That kind of channel takes no messages: please choose another one.";
  if (threads && channel.isThread())
    return "A thread can't hold threads: please choose the channel that it is in.";
  const needed = channel.isThread()
    ? (["ViewChannel", "SendMessagesInThreads", "ReadMessageHistory"] as const)
    : [...POSTING, ...(threads ? THREADING : [])];
  const missing = await missingPermissions(channel, needed);
  return missing.length === 0
    ? undefined
    : `I lack ${missing.length === 1 ? "the permission" : "permissions"} there: please allow me ${listed(missing)} in that channel's settings.`;
}

/** The same without a gateway, which knows less: whether the channel can be seen at all. */
export async function obstacleFromAfar(
  rest: REST,
  { workspace, channel }: ChannelAddress,
): Promise<string | undefined> {
  if (workspace.startsWith(DIRECT)) return workspace === `${DIRECT}${channel}` ? undefined : NOT_THERE;
  try {
    const { guild_id } = channelSchema.parse(await rest.get(Routes.channel(channel)));
    return guild_id === workspace ? undefined : NOT_THERE;
  } catch (error) {
    if (UNSEEN.has(refusalCode(error))) return NOT_THERE;
    throw error;
  }
}

/** True when the bot may read what stands in a channel; true also for places without permissions. */
export async function mayLook(
  client: Client | undefined,
  rest: REST,
  { channel: id }: ChannelAddress,
): Promise<boolean> {
  const channel = client?.channels.cache.get(id);
  if (!channel) return showsAnything(rest, id);
  if (channel.isDMBased()) return true;
  return (await missingPermissions(channel, ["ViewChannel", "ReadMessageHistory"])).length === 0;
}

/** Without its server in memory, as in another process' shard: a channel that had messages and shows none hides them. */
async function showsAnything(rest: REST, channel: string): Promise<boolean> {
  const query = makeURLSearchParams({ limit: 1 });
  if (messages.parse(await rest.get(Routes.channelMessages(channel), { query })).length > 0) return true;
  return (channelSchema.parse(await rest.get(Routes.channel(channel))).last_message_id ?? null) === null;
}

async function missingPermissions(
  channel: GuildBasedChannel,
  needed: readonly Permission[],
): Promise<string[]> {
  const me = channel.guild.members.me ?? (await channel.guild.members.fetchMe());
  return channel
    .permissionsFor(me)
    .missing([...needed])
    .map((name) => name.replace(/(?<=[a-z])(?=[A-Z])/gu, " "));
}
