import type { SlackEvent } from "./payloads.ts";

const ENTITIES: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

/**
 * A text as the person saw it while typing: Slack's sequences for people, channels and addresses become words, escaped
 * characters become themselves, and mentions of the bot (`self`, its user id) are gone.
 * https://docs.slack.dev/messaging/formatting-message-text#retrieving-messages
 */
export function typedText(text: string, self?: string): string {
  return text
    .replace(
      /<([@#!]|(?=https?:|mailto:|tel:))([^|<>\s]+)(?:\|([^<>]*))?>/gu,
      (_all, mark: string, target: string, label?: string) => {
        if (mark === "@" && target === self) return " ";
        return mark === "" || mark === "!" ? (label ?? target) : `${mark}${label || target}`;
      },
    )
    .replace(/&(?:amp|lt|gt);/gu, (entity) => ENTITIES[entity] ?? entity)
    .trim();
}

/** True for a message that a person wrote to the bot: in its own conversation or with a mention, and not a change of one. */
export function isQuestion(event: SlackEvent, self: string): boolean {
  if (event.subtype !== undefined || event.bot_id || event.edited !== undefined) return false;
  if (event.user === undefined || event.user === self) return false;
  return event.type === "app_mention" || event.channel_type === "im";
}
