let counter = 0n;

/** An id as Discord makes them: the time since 2015 in its upper bits. */
export function snowflake(): string {
  counter = (counter + 1n) & 0xfffn;
  return String((BigInt(Date.now() - 1_420_070_400_000) << 22n) | counter);
}

/** When an id was made, in milliseconds since 1970. */
export function sentAt(id: string): number {
  return Number(BigInt(id) >> 22n) + 1_420_070_400_000;
}

/** Who and what exists in the stand-in. */
export const WORLD = Object.freeze({
  application: "100000000000000001",
  bot: "100000000000000002",
  guild: "200000000000000001",
  channel: "300000000000000001",
  directChannel: "300000000000000002",
  /** A role whose members may manage the server. */
  organiserRole: "400000000000000001",
  owner: "500000000000000001",
  /** A member without any role. */
  person: "500000000000000002",
});

/** What the bot is told of itself and of the servers it is in. */
export function readyPayload(session: string, gatewayUrl: string): Record<string, unknown> {
  return {
    v: 10,
    user: user(WORLD.bot, "rapporteur", true),
    guilds: [{ id: WORLD.guild, unavailable: true }],
    session_id: session,
    session_type: "normal",
    resume_gateway_url: gatewayUrl,
    shard: [0, 1],
    application: { id: WORLD.application, flags: 0 },
  };
}

/** The one server there is, with a text channel and a role for organisers. */
export function guildPayload(): Record<string, unknown> {
  return {
    id: WORLD.guild,
    name: "Workshop",
    owner_id: WORLD.owner,
    unavailable: false,
    large: false,
    member_count: 3,
    joined_at: "2026-01-01T00:00:00.000Z",
    preferred_locale: "en-US",
    features: [],
    roles: [role(WORLD.guild, "@everyone", 1n << 10n), role(WORLD.organiserRole, "organisers", 1n << 5n)],
    channels: [{ id: WORLD.channel, type: 0, name: "talks", position: 0, permission_overwrites: [] }],
    members: [],
    threads: [],
    emojis: [],
    stickers: [],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

/** A user object. */
export function user(id: string, username: string, bot = false): Record<string, unknown> {
  return { id, username, discriminator: "0", global_name: null, avatar: null, bot };
}

/** A member object; `permissions` is left out in messages, as Discord does. */
export function member(roles: readonly string[]): Record<string, unknown> {
  return {
    roles,
    joined_at: "2026-01-01T00:00:00.000Z",
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
    avatar: null,
    nick: null,
    premium_since: null,
    communication_disabled_until: null,
  };
}

function role(id: string, name: string, permissions: bigint): Record<string, unknown> {
  return {
    id,
    name,
    permissions: String(permissions),
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    position: 0,
    managed: false,
    mentionable: false,
    flags: 0,
  };
}
