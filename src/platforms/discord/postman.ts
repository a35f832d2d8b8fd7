import { type Client, makeURLSearchParams, REST, Routes } from "discord.js";
import { z } from "zod";
import { CannotLook, type Delivery, type Postman } from "../../core/delivery.ts";
import type { DiscordSettings } from "../../core/settings.ts";
import { deliveryFailure, refusalCode } from "./delivery-failure.ts";
import { marked, markOf, snowflakeAt } from "./delivery-mark.ts";
import { DELIVERY_LIMITS } from "./limits.ts";
import type { Typed } from "./line.ts";
import { mayLook, obstacleFromAfar, obstacleIn } from "./obstacle.ts";
import { render } from "./render.ts";
import { restOptions } from "./rest.ts";

/** Discord's clock and ours may differ by this much, in milliseconds. */
const CLOCKS_APART = 120_000;
const PAGE = 100;
/** Discord wants a name for every thread. */
const THREAD_NAME = "Talk by talk";
const UNKNOWN_CHANNEL = 10003;
const THREAD_EXISTS = 160004;

const postedSchema = z.object({ id: z.string() });
const historySchema = z.array(
  z.object({
    id: z.string(),
    author: z.object({ id: z.string() }),
    components: z.array(z.object({ id: z.number().optional() })).optional(),
  }),
);

/** What posting needs. */
export interface PostmanParts {
  /** Knows the channels of this process' shards and what the bot may do there; absent where there is no gateway. */
  readonly client?: Client;
  /** The id of the bot. */
  readonly self: string;
  readonly settings: DiscordSettings;
  readonly typed: Typed;
}

/**
 * Posts of the bot's own accord. They have a REST client of their own, which never sends anything twice and never waits:
 * the caller does both. A thread has the id of the message that it hangs on, and is opened with its first message.
 */
export function createPostman({ client, self, settings, typed }: PostmanParts): Postman {
  const rest = new REST({ ...restOptions(settings), retries: 0, rejectOnRateLimit: () => true });
  rest.setToken(settings.token);
  const send = async (channel: string, { reply, key }: Delivery): Promise<string> => {
    const body = marked(render(reply, typed), key);
    return postedSchema.parse(await rest.post(Routes.channelMessages(channel), { body })).id;
  };
  return {
    limits: DELIVERY_LIMITS,
    isReady: () => true,
    async post(delivery) {
      const { channel, thread } = delivery;
      try {
        return await send(thread ?? channel, delivery);
      } catch (error) {
        if (thread === undefined || refusalCode(error) !== UNKNOWN_CHANNEL) throw deliveryFailure(error);
      }
      try {
        await openThread(rest, channel, thread);
        return await send(thread, delivery);
      } catch (error) {
        throw deliveryFailure(error);
      }
    },
    async find(delivery) {
      const found = await findByKey(rest, self, delivery).catch((error: unknown) => {
        throw deliveryFailure(error);
      });
      // Discord shows an empty history to those who may not see it.
      if (found === undefined && !(await mayLook(client, rest, delivery)))
        throw new CannotLook("the bot lacks the permission Read Message History there.");
      return found;
    },
    obstacle: (address, threads) =>
      client ? obstacleIn(client, address, threads) : obstacleFromAfar(rest, address),
  };
}

async function openThread(rest: REST, channel: string, message: string): Promise<void> {
  try {
    await rest.post(Routes.threads(channel, message), { body: { name: THREAD_NAME } });
  } catch (error) {
    if (refusalCode(error) !== THREAD_EXISTS) throw error;
  }
}

async function findByKey(
  rest: REST,
  self: string,
  { channel, thread, key, since }: Delivery,
): Promise<string | undefined> {
  const mark = markOf(key);
  let after = snowflakeAt(Date.parse(since) - CLOCKS_APART);
  for (;;) {
    const page = await messagesAfter(rest, thread ?? channel, after);
    const found = page.find(({ author, components }) => author.id === self && components?.[0]?.id === mark);
    if (found || page.length < PAGE) return found?.id;
    after = page.map(({ id }) => id).reduce((a, b) => (BigInt(a) > BigInt(b) ? a : b));
  }
}

/** A thread that was never opened holds nothing. */
async function messagesAfter(
  rest: REST,
  channel: string,
  after: string,
): Promise<z.output<typeof historySchema>> {
  const query = makeURLSearchParams({ after, limit: PAGE });
  try {
    return historySchema.parse(await rest.get(Routes.channelMessages(channel), { query }));
  } catch (error) {
    if (refusalCode(error) === UNKNOWN_CHANNEL) return [];
    throw error;
  }
}
