import type { Reply } from "./reply.ts";
import type { ChannelAddress } from "./subscription.ts";

/** A message to be posted once under a key. */
export interface Delivery extends ChannelAddress {
  readonly key: string;
  readonly reply: Reply;
  /** The platform's id of the message under whose thread it belongs. */
  readonly thread?: string | undefined;
  /** Nothing was posted under this key before, ISO 8601. */
  readonly since: string;
}

/** The part of a platform that posts of its own accord. Implementations pass `tests/contracts/delivery.ts`. */
export interface Postman {
  /**
   * Posts a message and gives the platform's id of it. Throws PermanentFailure, NotPosted or MaybePosted; anything else
   * counts as MaybePosted.
   */
  post(delivery: Delivery): Promise<string>;
  /**
   * Looks whether a message with this key stands in the channel already and gives its id.
   * Throws CannotLook where the platform won't show the history, and else like `post`.
   */
  find(delivery: Delivery): Promise<string | undefined>;
  /** Says in one sentence with the mend why the bot can't post in a channel, or undefined when it can. */
  obstacle(address: ChannelAddress, threads: boolean): Promise<string | undefined>;
  /** Whether it can be asked at all; while it can't, nothing is claimed for it, so that nothing has to wait out a failure. */
  isReady(): boolean;
  readonly limits: DeliveryLimits;
}

/** What a platform allows in posts. */
export interface DeliveryLimits {
  /** Messages a second over all channels. */
  readonly perSecond: number;
  /** Milliseconds between two messages in one channel. */
  readonly channelPauseMs: number;
}

/** Thrown when a message can't be posted now nor later, such as in a channel that is gone. The message says why. */
export class PermanentFailure extends Error {
  override readonly name = "PermanentFailure";
}

/** Thrown when a message was surely not posted and may be tried again, after `retryAfterMs` where the platform says so. */
export class NotPosted extends Error {
  override readonly name = "NotPosted";
  readonly retryAfterMs: number | undefined;

  constructor(message: string, options: ErrorOptions & { readonly retryAfterMs?: number } = {}) {
    super(message, options);
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** Thrown when nobody can tell whether a message was posted: a time-out, a lost connection, a server error. */
export class MaybePosted extends Error {
  override readonly name = "MaybePosted";
}

/** Thrown when a platform doesn't let the bot look into a channel's history. */
export class CannotLook extends Error {
  override readonly name = "CannotLook";
}

/** A postman over one that exists only once a platform is connected; until then nothing is posted and nothing found. */
export function postmanOnceConnected(
  name: string,
  limits: DeliveryLimits,
  current: () => Postman | undefined,
): Postman {
  const connected = (): Postman => {
    const postman = current();
    if (!postman) throw new NotPosted(`not connected to ${name} yet`);
    return postman;
  };
  return {
    limits,
    isReady: () => current()?.isReady() ?? false,
    post: async (delivery) => connected().post(delivery),
    find: async (delivery) => connected().find(delivery),
    obstacle: async (address, threads) => connected().obstacle(address, threads),
  };
}
