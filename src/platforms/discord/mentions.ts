import type { Origin } from "../../core/command.ts";
import type { Answering } from "./answers.ts";
import type { IncomingMessage, Self } from "./payloads.ts";
import { render } from "./render.ts";
import type { Message } from "./wire.ts";

/** A message in answer to another one in a channel. */
export interface AnswerMessage extends Message {
  readonly message_reference: { readonly message_id: string; readonly fail_if_not_exists: false };
  /** With `enforce_nonce`, Discord gives back the message that it already has: a request sent twice shows once. */
  readonly nonce: string;
  readonly enforce_nonce: true;
}

/** What a message asks the bot: all of it in a direct conversation, else what stands around its mention. Empty for nothing. */
export function questionIn({ author, guild_id, content }: IncomingMessage, { user }: Self): string {
  if (author.bot || author.id === user.id) return "";
  const mention = new RegExp(`<@!?${user.id}>`, "gu");
  if (guild_id !== undefined && content.search(mention) < 0) return "";
  return content.replace(mention, " ").replace(/\s+/gu, " ").trim();
}

/** The answer to a question, as a message below it. Nobody is pinged by it, the person who asked neither. */
export async function answerTo(
  question: string,
  { id }: IncomingMessage,
  origin: Origin,
  { bot, names }: Answering,
): Promise<AnswerMessage> {
  const reply = await bot.ask(names.untyped(question), origin);
  return {
    ...render(reply, names.typed),
    allowed_mentions: { parse: [], replied_user: false },
    message_reference: { message_id: id, fail_if_not_exists: false },
    nonce: id,
    enforce_nonce: true,
  };
}
