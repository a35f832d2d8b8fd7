import type { Bot } from "../../core/bot.ts";
import type { Log } from "../../core/log.ts";
import type { Reply } from "../../core/reply.ts";
import type { Store } from "../../core/store.ts";
import type { DigestOrder, Due } from "../../core/subscription.ts";
import type { Programme } from "../../core/talk.ts";
import type { Message } from "../discord/wire.ts";
import type { SlackMessage } from "../slack/render.ts";
import type { Fed, Wired } from "./protocol.ts";

/** A platform as the page shows it: with its own renderer, and nothing behind it. */
export interface Pane<Payload> {
  /** An answer as it would go over the wire. */
  answer(reply: Reply, isPrivate: boolean): Wired<Payload>;
  /** A message that the bot posts of its own accord, under a key. */
  post(reply: Reply, key: string): Wired<Payload>;
  /** A text that begins with one of the platform's names for a command, in the bot's own. */
  own(text: string): string;
}

/** What would be posted for an order; the rooms that know stay apart from this one. */
export interface DigestDesk {
  /** The order with a first day, where its mode needs one. */
  begun(order: DigestOrder, programme: Programme, now: Date): DigestOrder;
  schedule(order: DigestOrder, programme: Programme): readonly Due[];
  /** The digest of a day and the messages in its thread. */
  drafts(order: DigestOrder, programme: Programme, due: Due): readonly { key: string; reply: Reply }[];
}

/** What the preview is made of. */
export interface PreviewParts {
  readonly bot: Bot;
  readonly store: Store;
  readonly log: Log;
  /** The time of the programme's clock. */
  now(): Date;
  readonly slack: Pane<SlackMessage> & {
    /** What a menu of Slack's that is fed while somebody types would hold. */
    feed(action: string): { command: string; argument: string } | undefined;
    options(found: { command: string; argument: string }, suggestions: readonly Fed[]): readonly Fed[];
  };
  readonly discord: Pane<Message>;
  readonly digests: DigestDesk;
  /** The folder that holds the built page. */
  readonly folder: string;
}
