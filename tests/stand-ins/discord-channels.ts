import { messageBodySchema } from "./discord-components.ts";
import { messagePayload, type SentMessage } from "./discord-events.ts";
import type { Outcome } from "./discord-interactions.ts";
import { channelPayload, snowflake, threadPayload, WORLD } from "./discord-world.ts";

/** Channels and what the bot posted into them: https://docs.discord.com/developers/resources/message */
export interface Channels {
  post(channel: string, body: unknown): Outcome;
  /** The latest messages after an id, newest first; none where the history is hidden, as Discord does. */
  history(channel: string, query: URLSearchParams): Outcome;
  /** The channel itself; one whose history is hidden holds something. */
  read(channel: string): Outcome;
  /** Opens the thread under a message; it has the message's id. */
  openThread(channel: string, message: string): Outcome;
  /** Messages, oldest first. */
  messages(channel: string): readonly SentMessage[];
  hideHistory(channel: string): void;
}

const DENIED: Outcome = { status: 403, body: { code: 50001, message: "Missing Access" } };

/** What channels there are, and how good Discord's memory is. */
export interface ChannelOptions {
  /** Channels beside those of `WORLD`. */
  readonly more?: readonly string[];
  /** True when nonces are forgotten at once, so that nothing but the bot itself prevents doubles. */
  readonly forgetsNonces?: boolean;
}

/** Keeps the channels of the stand-in; `posted` is told each new message. */
export function createChannels(
  posted: (message: SentMessage) => void,
  { more = [], forgetsNonces = false }: ChannelOptions = {},
): Channels {
  const channels = new Map<string, SentMessage[]>(
    [WORLD.channel, WORLD.directChannel, ...more].map((id) => [id, []]),
  );
  const hidden = new Set<string>();

  return {
    post: (channel, body) => {
      if (channel === WORLD.hiddenChannel) return DENIED;
      const list = channels.get(channel);
      if (!list) return unknown(10003, "Channel");
      const parsed = messageBodySchema.parse(body);
      const same = list.find(
        (one) => !forgetsNonces && parsed.enforce_nonce && one.body.nonce === parsed.nonce,
      );
      if (same) return { status: 200, body: messagePayload(same) };
      const message = { id: snowflake(), channel, body: parsed };
      list.push(message);
      posted(message);
      return { status: 200, body: messagePayload(message) };
    },
    history: (channel, query) => {
      if (channel === WORLD.hiddenChannel) return DENIED;
      const list = channels.get(channel);
      if (!list) return unknown(10003, "Channel");
      const after = BigInt(query.get("after") ?? 0);
      const wanted = hidden.has(channel) ? [] : list.filter(({ id }) => BigInt(id) > after);
      const page = wanted.slice(0, Number(query.get("limit") ?? 50)).toReversed();
      return { status: 200, body: page.map((message) => ({ ...messagePayload(message), nonce: undefined })) };
    },
    read: (channel) => {
      if (channel === WORLD.hiddenChannel) return DENIED;
      const list = channels.get(channel);
      if (!list) return unknown(10003, "Channel");
      const last_message_id = list.at(-1)?.id ?? (hidden.has(channel) ? snowflake() : null);
      return { status: 200, body: { ...channelPayload(channel), last_message_id } };
    },
    openThread: (channel, id) => {
      const isThere = channels.get(channel)?.some((message) => message.id === id);
      if (!isThere) return unknown(10008, "Message");
      if (channels.has(id))
        return { status: 400, body: { code: 160004, message: "A thread has already been created" } };
      channels.set(id, []);
      return { status: 201, body: threadPayload(id) };
    },
    messages: (channel) => channels.get(channel) ?? [],
    hideHistory: (channel) => hidden.add(channel),
  };
}

function unknown(code: number, what: string): Outcome {
  return { status: 404, body: { code, message: `Unknown ${what}` } };
}
