import type { Origin } from "../../core/command.ts";
import type { IncomingMessage, Interaction } from "./payloads.ts";
import { MANAGE_GUILD } from "./wire.ts";

/** Tells who counts as an organiser. */
export interface Organisers {
  /** Ids of people who do wherever they ask. */
  readonly known: ReadonlySet<string>;
  /** True when somebody with these roles may manage that server. */
  mayManage(guild: string, person: string, roles: readonly string[]): boolean;
}

/** Where an interaction came from and who sent it. */
export function originOfInteraction(interaction: Interaction, { known }: Organisers): Origin {
  const { guild_id: guild, member, locale } = interaction;
  const person = (interaction.user ?? member?.user)?.id ?? "";
  const channel = interaction.channel?.id ?? interaction.channel_id ?? "";
  const manages = member !== undefined && (BigInt(member.permissions) & MANAGE_GUILD) !== 0n;
  return { ...place(guild, channel), person, organiser: manages || known.has(person), locale };
}

/** Where a message came from and who wrote it. */
export function originOfMessage(message: IncomingMessage, { known, mayManage }: Organisers): Origin {
  const { guild_id: guild, channel_id: channel, author, member } = message;
  const manages = guild !== undefined && mayManage(guild, author.id, member?.roles ?? []);
  return { ...place(guild, channel), person: author.id, organiser: manages || known.has(author.id) };
}

function place(
  guild: string | undefined,
  channel: string,
): Pick<Origin, "platform" | "workspace" | "channel"> {
  return { platform: "discord", workspace: guild ?? `direct:${channel}`, channel };
}
