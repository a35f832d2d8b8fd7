import type { Command } from "../../core/command.ts";
import { askedFor, type Form } from "../../core/form.ts";
import { messageAddress } from "./modal.ts";
import type { CommandInteraction } from "./payloads.ts";

type Resolved = NonNullable<NonNullable<CommandInteraction["data"]["resolved"]>["messages"]>[string];

/** The form of an action on a message, filled in with it; undefined for an action that the bot doesn't have. */
export function shortcutForm(
  { data, guild_id, channel, channel_id }: CommandInteraction,
  commands: readonly Command[],
): Form | undefined {
  const command = commands.find(({ shortcut }) => shortcut?.label === data.name);
  const id = data.target_id ?? "";
  const message = data.resolved?.messages?.[id];
  const place = channel?.id ?? channel_id;
  if (!command?.shortcut || !message || place === undefined) return undefined;
  return {
    command,
    asks: askedFor(command),
    given: { [command.shortcut.message]: messageAddress(guild_id, place, id) },
    values: { [command.shortcut.text]: spoken(message) },
  };
}

/**
 * A message's words as people see them, with names for ids. Where there are none it is what was uploaded, by name only:
 * the address of an upload ends after a day. https://docs.discord.com/developers/reference#signed-attachment-cdn-urls
 */
function spoken({ content, mentions, attachments }: Resolved): string {
  const names = new Map(mentions.map(({ id, username, global_name }) => [id, global_name ?? username]));
  const text = content
    .replace(/<@!?(\d+)>/gu, (_all, id: string) => `@${names.get(id) ?? "somebody"}`)
    .replace(/<a?(:\w+:)\d+>/gu, "$1")
    .trim();
  return text === "" ? attachments.map(({ filename }) => filename).join(", ") : text;
}
