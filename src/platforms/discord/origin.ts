import type { Origin } from "../../core/command.ts";
import type { IncomingMessage, Interaction } from "./payloads.ts";
import { MANAGE_GUILD, THREADS } from "./wire.ts";

/** What is known of people and places beside what an input says. */
export interface Surroundings {
  /** Ids of people who count as organisers wherever they ask. */
  readonly organisers: ReadonlySet<string>;
  /** True when somebody with these roles may manage that server. */
  mayManage(guild: string, person: string, roles: readonly string[]): boolean;
  /** Messages don't say where they stand; interactions do. */
  isThread(channel: string): boolean;
  /** The channel in which a thread is, where it is one and known. */
  parentOf(channel: string): string | undefined;
}

/** Where an interaction came from and who sent it. */
export function originOfInteraction(interaction: Interaction, around: Surroundings): Origin {
  const { guild_id: guild, member, locale } = interaction;
  const user = interaction.user ?? member?.user;
  const person = user?.id ?? "";
  const channel = interaction.channel?.id ?? interaction.channel_id ?? "";
  const manages = member !== undefined && (BigInt(member.permissions) & BigInt(MANAGE_GUILD)) !== 0n;
  const isThread = THREADS.has(interaction.channel?.type);
  return {
    ...place(guild, channel, isThread),
    parent: isThread ? (interaction.channel?.parent_id ?? undefined) : undefined,
    person,
    name: member?.nick ?? user?.global_name ?? user?.username,
    organiser: manages || around.organisers.has(person),
    locale,
  };
}

/** Where a message came from and who wrote it. */
export function originOfMessage(message: IncomingMessage, around: Surroundings): Origin {
  const { guild_id: guild, channel_id: channel, author, member } = message;
  const manages = guild !== undefined && around.mayManage(guild, author.id, member?.roles ?? []);
  return {
    ...place(guild, channel, around.isThread(channel)),
    parent: around.parentOf(channel),
    person: author.id,
    name: member?.nick ?? author.global_name ?? author.username,
    organiser: manages || around.organisers.has(author.id),
  };
}

/** A thread is a channel of its own on Discord. */
function place(
  guild: string | undefined,
  channel: string,
  isThread: boolean,
): Pick<Origin, "platform" | "workspace" | "channel" | "thread" | "direct"> {
  const workspace = guild ?? `direct:${channel}`;
  return {
    platform: "discord",
    workspace,
    channel,
    thread: isThread ? channel : undefined,
    direct: guild === undefined,
  };
}
