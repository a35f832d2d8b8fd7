import { z } from "zod";

/** Bits of permissions: https://docs.discord.com/developers/topics/permissions#permissions-bitwise-permission-flags */
export const PERMISSION = Object.freeze({
  administrator: 1n << 3n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  readMessageHistory: 1n << 16n,
  createPublicThreads: 1n << 35n,
  sendMessagesInThreads: 1n << 38n,
});

const ALL = ~0n;
const bits = z.string().transform(BigInt);

/** What is read of a channel to know what the bot may do there. */
export const channelSchema = z.object({
  guild_id: z.string().optional(),
  permission_overwrites: z.array(z.object({ id: z.string(), allow: bits, deny: bits })).default([]),
});

/** What is read of a server's roles, and of the bot as a member. */
export const rolesSchema = z.array(z.object({ id: z.string(), permissions: bits }));
export const memberSchema = z.object({ roles: z.array(z.string()) });

/** Who the bot is in a server. */
export interface Standing {
  readonly guild: string;
  readonly self: string;
  readonly memberRoles: readonly string[];
  readonly roles: z.output<typeof rolesSchema>;
}

/**
 * What the bot may do in a channel of a server, as bits. The order of the steps is Discord's:
 * https://docs.discord.com/developers/topics/permissions#permission-overwrites
 */
export function permissionsIn(
  { permission_overwrites: overwrites }: z.output<typeof channelSchema>,
  { guild, self, memberRoles, roles }: Standing,
): bigint {
  const base = roles
    .filter(({ id }) => id === guild || memberRoles.includes(id))
    .reduce((all, { permissions }) => all | permissions, 0n);
  if ((base & PERMISSION.administrator) !== 0n) return ALL;
  const steps = [
    overwrites.filter(({ id }) => id === guild),
    overwrites.filter(({ id }) => memberRoles.includes(id)),
    overwrites.filter(({ id }) => id === self),
  ];
  return steps.reduce((all, step) => {
    const deny = step.reduce((some, one) => some | one.deny, 0n);
    const allow = step.reduce((some, one) => some | one.allow, 0n);
    return (all & ~deny) | allow;
  }, base);
}
