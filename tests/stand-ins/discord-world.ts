let counter = 0n;

/** An id as Discord makes them: the time since 2015 in its upper bits. */
export function snowflake(): string {
  counter = (counter + 1n) & 0xfffn;
  return String((BigInt(Date.now() - 1_420_070_400_000) << 22n) | counter);
}

/** Who and what exists in the stand-in. */
export const WORLD = Object.freeze({
  application: "100000000000000001",
  bot: "100000000000000002",
  guild: "200000000000000001",
  channel: "300000000000000001",
  directChannel: "300000000000000002",
  /** A channel that the bot may not see. */
  hiddenChannel: "300000000000000003",
  /** A role whose members may manage the server. */
  organiserRole: "400000000000000001",
  owner: "500000000000000001",
  /** A member without any role. */
  person: "500000000000000002",
});

/** What the bot is told of itself and of the servers it is in. */
export function readyPayload(
  session: string,
  gatewayUrl: string,
  shard: readonly [number, number],
): Record<string, unknown> {
  return {
    v: 10,
    user: user(WORLD.bot, "rapporteur", true),
    guilds: shard[1] === 1 ? [{ id: WORLD.guild, unavailable: true }] : [],
    session_id: session,
    session_type: "normal",
    resume_gateway_url: gatewayUrl,
    shard,
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
    roles: [role(WORLD.guild, "@everyone", EVERYDAY), role(WORLD.organiserRole, "organisers", 1n << 5n)],
    channels: [channelPayload(WORLD.channel), channelPayload(WORLD.hiddenChannel, 1n << 10n)],
    members: [{ ...member([]), user: user(WORLD.bot, "rapporteur", true) }],
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

/** A public thread in the text channel. */
export function threadPayload(id: string): Record<string, unknown> {
  const metadata = { archived: false, auto_archive_duration: 1440, locked: false, archive_timestamp: null };
  return { ...channelPayload(id), type: 11, parent_id: WORLD.channel, thread_metadata: metadata };
}

/** View, send, read the history, open public threads, send in threads. */
const EVERYDAY = [10n, 11n, 16n, 35n, 38n].reduce((all, bit) => all | (1n << bit), 0n);

/** A text channel in which everybody lacks the permissions `denied`. */
export function channelPayload(id: string, denied = 0n): Record<string, unknown> {
  const overwrites = [{ id: WORLD.guild, type: 0, allow: "0", deny: String(denied) }];
  return {
    id,
    guild_id: WORLD.guild,
    type: 0,
    name: "talks",
    position: 0,
    permission_overwrites: overwrites,
  };
}

/** A user object. */
export function user(id: string, username: string, bot = false): Record<string, unknown> {
  return { id, username, discriminator: "0", global_name: null, avatar: null, bot };
}

/** A member object without its user. */
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
