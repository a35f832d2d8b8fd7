import type { TextStyle } from "../../core/plain-text.ts";
import type { Reply } from "../../core/reply.ts";
import { render, type SlackMessage } from "./render.ts";

/** Names the metadata of messages that the bot posts of its own accord. */
export const EVENT_TYPE = "rapporteur_message";

/** A message that is found again in its channel by its key: https://docs.slack.dev/messaging/message-metadata */
export interface PostedMessage extends SlackMessage {
  readonly metadata: { readonly event_type: string; readonly event_payload: { readonly key: string } };
  readonly unfurl_links: false;
  readonly unfurl_media: false;
}

/** A reply as it is posted of the bot's own accord, apart from the channel. */
export function posted(reply: Reply, key: string, typed: TextStyle["typed"]): PostedMessage {
  const metadata = { event_type: EVENT_TYPE, event_payload: { key } };
  return { ...render(reply, typed), metadata, unfurl_links: false, unfurl_media: false };
}
