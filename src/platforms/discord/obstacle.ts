import type { Client, GuildBasedChannel, PermissionFlagsBits } from "discord.js";
import type { ChannelAddress } from "../../core/subscription.ts";
import { listed } from "../../core/text.ts";

type Permission = keyof typeof PermissionFlagsBits;

const POSTING: readonly Permission[] = ["ViewChannel", "SendMessages", "ReadMessageHistory"];
const THREADING: readonly Permission[] = ["CreatePublicThreads", "SendMessagesInThreads"];

/** Says in one sentence with the mend why the bot can't post in a channel, or undefined when it can. */
export async function obstacleIn(
  client: Client,
  { workspace, channel: id }: ChannelAddress,
  threads: boolean,
): Promise<string | undefined> {
  if (workspace.startsWith("direct:")) return undefined;
  const channel = client.channels.cache.get(id);
  if (!channel || channel.isDMBased())
    return "I am not in that channel: please invite me to the server, or choose another channel.";
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

/** True when the bot may read what stands in a channel; true also for places without permissions. */
export async function mayLook(client: Client, { channel: id }: ChannelAddress): Promise<boolean> {
  const channel = client.channels.cache.get(id);
  if (!channel || channel.isDMBased()) return true;
  return (await missingPermissions(channel, ["ViewChannel", "ReadMessageHistory"])).length === 0;
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
