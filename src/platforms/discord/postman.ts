import { createHash } from "node:crypto";
import { REST, Routes } from "discord.js";
import { z } from "zod";
import { CannotLook, type Delivery, type Postman } from "../../core/delivery.ts";
import type { DiscordSettings } from "../../core/settings.ts";
import { deliveryFailure, refusalCode } from "./delivery-failure.ts";
import { DELIVERY_LIMITS } from "./delivery-limits.ts";
import type { Typed } from "./line.ts";
import { channelSchema, memberSchema, PERMISSION, permissionsIn, rolesSchema } from "./permissions.ts";
import { render } from "./render.ts";
import { restOptions } from "./rest.ts";

const REQUEST_LIMIT_MS = 10_000;
const NONCE_LENGTH = 25;
const PAGE = 100;
/** Discord's clock and ours may differ by this much, in milliseconds. */
const CLOCKS_APART = 120_000;
const DISCORD_EPOCH = 1_420_070_400_000;
const UNKNOWN_CHANNEL = 10003;
const THREAD_EXISTS = 160004;
const THREAD_NAME = "The talks, one by one";

const TO_POST = { "View Channel": PERMISSION.viewChannel, "Send Messages": PERMISSION.sendMessages };
const TO_THREAD = {
  "Create Public Threads": PERMISSION.createPublicThreads,
  "Send Messages in Threads": PERMISSION.sendMessagesInThreads,
};

const messageSchema = z.object({ id: z.string() });
const messagesSchema = z.array(
  messageSchema.extend({
    author: z.object({ id: z.string() }),
    components: z.array(z.looseObject({ id: z.number().optional() })).default([]),
  }),
);

/** What a postman needs to know of the connection. */
export interface PostmanParts {
  readonly settings: DiscordSettings;
  /** The bot's user id. */
  readonly self: string;
  readonly typed: Typed;
}

/**
 * Posts of the bot's own accord, with a REST client of its own that never sends anything twice. A nonce keeps Discord
 * from taking a message twice for some minutes: https://docs.discord.com/developers/resources/message#create-message.
 * For later, the container carries a number made of the key, which the history shows.
 */
export function createPostman({ settings, self, typed }: PostmanParts): Postman {
  const rest = new REST({
    ...restOptions(settings),
    version: "10",
    retries: 0,
    timeout: settings.requestLimitMs ?? REQUEST_LIMIT_MS,
    rejectOnRateLimit: () => true,
  }).setToken(settings.token);

  return {
    limits: DELIVERY_LIMITS,
    async post(delivery) {
      try {
        return await postOnce(rest, delivery, typed);
      } catch (error) {
        throw deliveryFailure(error);
      }
    },
    async find(delivery) {
      try {
        const allowed = await mayDo(rest, delivery.channel, self);
        if ((allowed & PERMISSION.readMessageHistory) === 0n) {
          throw new CannotLook("the bot lacks the permission Read Message History to look.");
        }
        return await findByMarker(rest, delivery, self);
      } catch (error) {
        throw error instanceof CannotLook ? error : deliveryFailure(error);
      }
    },
    async obstacle({ channel }, threads) {
      try {
        return missing(await mayDo(rest, channel, self), threads);
      } catch (error) {
        if ([UNKNOWN_CHANNEL, 50001].includes(refusalCode(error) ?? 0)) {
          return "I can't see that channel: please give me the permissions View Channel and Send Messages there.";
        }
        throw deliveryFailure(error);
      }
    },
  };
}

async function postOnce(rest: REST, delivery: Delivery, typed: Typed): Promise<string> {
  const { channel, thread, key, reply } = delivery;
  const message = render(reply, typed);
  const [container] = message.components;
  const nonce = createHash("sha256").update(key).digest("base64url").slice(0, NONCE_LENGTH);
  const body = { ...message, components: [{ ...container, id: marker(key) }], nonce, enforce_nonce: true };
  const send = async (target: string): Promise<string> =>
    messageSchema.parse(await rest.post(Routes.channelMessages(target), { body })).id;
  if (thread === undefined) return send(channel);
  try {
    return await send(thread);
  } catch (error) {
    if (refusalCode(error) !== UNKNOWN_CHANNEL) throw error;
    await openThread(rest, channel, thread);
    return send(thread);
  }
}

/** A thread has the id of the message that it hangs under. */
async function openThread(rest: REST, channel: string, message: string): Promise<void> {
  try {
    await rest.post(Routes.threads(channel, message), { body: { name: THREAD_NAME } });
  } catch (error) {
    if (refusalCode(error) !== THREAD_EXISTS) throw error;
  }
}

async function findByMarker(
  rest: REST,
  { channel, thread, key, since }: Delivery,
  self: string,
): Promise<string | undefined> {
  const wanted = marker(key);
  let after = snowflakeOf(Date.parse(since) - CLOCKS_APART);
  for (;;) {
    const query = new URLSearchParams({ after, limit: String(PAGE) });
    const found = messagesSchema.parse(
      await rest.get(Routes.channelMessages(thread ?? channel), { query }).catch((error: unknown) => {
        // A thread that isn't open yet holds nothing.
        if (thread !== undefined && refusalCode(error) === UNKNOWN_CHANNEL) return [];
        throw error;
      }),
    );
    const ours = found.find(({ author, components }) => author.id === self && components[0]?.id === wanted);
    if (ours) return ours.id;
    const [newest] = found;
    if (!newest || found.length < PAGE) return undefined;
    after = newest.id;
  }
}

async function mayDo(rest: REST, channelId: string, self: string): Promise<bigint> {
  const channel = channelSchema.parse(await rest.get(Routes.channel(channelId)));
  const guild = channel.guild_id;
  if (guild === undefined) return ~0n;
  const roles = rolesSchema.parse(await rest.get(Routes.guildRoles(guild)));
  const member = memberSchema.parse(await rest.get(Routes.guildMember(guild, self)));
  return permissionsIn(channel, { guild, self, roles, memberRoles: member.roles });
}

function missing(allowed: bigint, threads: boolean): string | undefined {
  const wanted = threads ? { ...TO_POST, ...TO_THREAD } : TO_POST;
  const names = Object.entries(wanted).flatMap(([name, bit]) => ((allowed & bit) === 0n ? [name] : []));
  return names.length === 0
    ? undefined
    : `I can't post there: please give me the permissions ${names.join(", ")} in that channel.`;
}

/** A positive 31-bit number made of a key: https://docs.discord.com/developers/components/reference#anatomy-of-a-component */
function marker(key: string): number {
  return createHash("sha256").update(key).digest().readUInt32BE(0) >>> 1 || 1;
}

function snowflakeOf(time: number): string {
  return String(BigInt(Math.max(0, time - DISCORD_EPOCH)) << 22n);
}
