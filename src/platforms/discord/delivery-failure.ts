import { z } from "zod";
import { MaybePosted, NotPosted, PermanentFailure } from "../../core/delivery.ts";

/** Refusals after which a message can't be posted later either: https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const SENTENCES: Readonly<Record<number, string>> = {
  10003: "the channel is gone",
  10004: "the server is gone, or the bot was removed from it",
  50001: "the bot can't see the channel any more: give it the permission View Channel",
  50007: "that person takes no direct messages from the bot",
  50008: "messages can't be posted in that kind of channel",
  50013: "the bot may not post in the channel: give it the permission Send Messages",
  50024: "messages can't be posted in that kind of channel",
  50035: "Discord doesn't take the message",
  160006: "the channel has as many threads as Discord allows",
};

/** Connections that never came to be, so that Discord has heard nothing. */
const UNREACHED = /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/u;

const limitedSchema = z.object({ retryAfter: z.number(), timeToReset: z.number() });
const answerSchema = z.object({ status: z.number(), code: z.union([z.number(), z.string()]).optional() });
const networkSchema = z.object({ code: z.string() });

/** What an error of the REST client means for a message that was to be posted. */
export function deliveryFailure(error: unknown): Error {
  const limited = limitedSchema.safeParse(error);
  if (limited.success) {
    return new NotPosted("Discord asked for patience", {
      cause: error,
      retryAfterMs: limited.data.retryAfter,
    });
  }
  const answer = answerSchema.safeParse(error);
  if (answer.success && answer.data.status < 500)
    return refused(answer.data.status, Number(answer.data.code), error);
  const network = networkSchema.safeParse(error);
  if (network.success && UNREACHED.test(network.data.code)) {
    return new NotPosted("Discord can't be reached", { cause: error });
  }
  return new MaybePosted("Discord's answer didn't come", { cause: error });
}

/** The code with which Discord refused, or undefined when something else went wrong. */
export function refusalCode(error: unknown): number | undefined {
  const { data } = answerSchema.safeParse(error);
  return data && Number(data.code);
}

function refused(status: number, code: number, cause: unknown): Error {
  if (status === 401) return new PermanentFailure("Discord doesn't know the bot's token any more", { cause });
  const sentence = SENTENCES[code];
  if (sentence !== undefined) return new PermanentFailure(sentence, { cause });
  return new NotPosted(`Discord refused the message (${status}, ${code})`, { cause });
}
