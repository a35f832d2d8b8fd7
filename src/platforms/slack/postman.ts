import type { webApi } from "@slack/bolt";
import { z } from "zod";
import { CannotLook, type Delivery, type Postman } from "../../core/delivery.ts";
import type { ChannelAddress } from "../../core/subscription.ts";
import { deliveryFailure } from "./delivery-failure.ts";
import { refusal } from "./faults.ts";
import type { Names } from "./names.ts";
import { EVENT_TYPE, posted } from "./posted.ts";

type Client = InstanceType<typeof webApi.WebClient>;

/** Slack's clock and ours may differ by this much, in milliseconds. */
const CLOCKS_APART = 120_000;
const PAGE = 200;

/**
 * One message a second a channel; over all of a workspace Slack speaks of several hundred a minute.
 * https://docs.slack.dev/apis/web-api/rate-limits#posting
 */
export const DELIVERY_LIMITS = Object.freeze({ perSecond: 5, channelPauseMs: 1000 });

const postedSchema = z.object({ ts: z.string() });
const historySchema = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      metadata: z
        .object({ event_type: z.string(), event_payload: z.looseObject({ key: z.string().optional() }) })
        .optional(),
    }),
  ),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});
const channelSchema = z.object({
  channel: z.object({
    is_archived: z.boolean().optional(),
    is_member: z.boolean().optional(),
    is_im: z.boolean().optional(),
  }),
});

/**
 * Posts of the bot's own accord. Slack has no key against doubles, so each message carries its own in its metadata and is
 * looked for in the channel when it may have been posted: https://docs.slack.dev/messaging/message-metadata
 * `clientFor` gives the client of a workspace, and throws like `post` where there is none.
 */
export function createPostman(
  clientFor: (address: Pick<ChannelAddress, "workspace">) => Promise<Client>,
  names: Names,
): Postman {
  return {
    limits: DELIVERY_LIMITS,
    isReady: () => true,
    async post({ workspace, channel, thread, key, reply }) {
      const { postMessage: say } = (await clientFor({ workspace })).chat;
      const place = thread === undefined ? { channel } : { channel, thread_ts: thread };
      const message = posted(reply, key, names.typed);
      try {
        return postedSchema.parse(await say({ ...place, ...message })).ts;
      } catch (error) {
        throw deliveryFailure(error);
      }
    },
    async find(delivery) {
      const client = await clientFor(delivery);
      try {
        return await findByKey(client, delivery);
      } catch (error) {
        if (refusal(error) !== "missing_scope") throw deliveryFailure(error);
        throw new CannotLook("the app lacks the scopes channels:history and groups:history to look.", {
          cause: error,
        });
      }
    },
    async obstacle({ workspace, channel }) {
      const client = await clientFor({ workspace });
      try {
        const { channel: found } = channelSchema.parse(await client.conversations.info({ channel }));
        if (found.is_archived) return "That channel is archived: please choose another one.";
        return found.is_im || found.is_member ? undefined : INVITE;
      } catch (error) {
        if (refusal(error) === "channel_not_found") return INVITE;
        throw deliveryFailure(error);
      }
    },
  };
}

const INVITE = "I am not in that channel: please type /invite @Rapporteur there first.";

async function findByKey(
  client: Client,
  { channel, thread, key, since }: Delivery,
): Promise<string | undefined> {
  const oldest = String((Date.parse(since) - CLOCKS_APART) / 1000);
  const wanted = { channel, oldest, limit: PAGE, include_all_metadata: true };
  let cursor: string | undefined;
  do {
    const page = cursor === undefined ? wanted : { ...wanted, cursor };
    const answer =
      thread === undefined
        ? await client.conversations.history(page)
        : await client.conversations.replies({ ...page, ts: thread });
    const { messages, response_metadata } = historySchema.parse(answer);
    const found = messages.find(
      ({ metadata }) => metadata?.event_type === EVENT_TYPE && metadata.event_payload.key === key,
    );
    if (found) return found.ts;
    cursor = response_metadata?.next_cursor || undefined;
  } while (cursor !== undefined);
  return undefined;
}
