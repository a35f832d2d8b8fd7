import { z } from "zod";
import { MaybePosted, NotPosted, PermanentFailure } from "../../core/delivery.ts";

/** Refusals after which a message can't be posted later either: https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const SENTENCES: Readonly<Record<number, string>> = {
  10003: "the channel is gone, or the bot was removed from the server",
  10004: "the server is gone, or the bot was removed from it",
  10008: "the message above it is gone",
  50001: "the bot may not see the channel any more",
  50007: "the person takes no direct messages",
  50008: "messages can't be posted in that kind of channel",
  50013: "the bot lacks the permission to post there",
  50024: "threads can't be opened in that kind of channel",
  50035: "Discord doesn't take the message",
  50083: "the thread is archived",
  160005: "the thread is locked",
};
/** Connections that never came to be, so that Discord has heard nothing. */
const UNREACHED = /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/u;

const limitedSchema = z.object({
  name: z.string().startsWith("RateLimitError"),
  retryAfter: z.number(),
  timeToReset: z.number(),
});
const refusedSchema = z.object({ code: z.number(), status: z.number().max(499), message: z.string() });
const networkSchema = z.object({ code: z.string().regex(UNREACHED) });

/** The code of a refusal by Discord; undefined for every other error. */
export function refusalCode(error: unknown): number | undefined {
  return refusedSchema.safeParse(error).data?.code;
}

/** What an error of the REST client means for a message that was to be posted. */
export function deliveryFailure(error: unknown): Error {
  const limited = limitedSchema.safeParse(error).data;
  if (limited) {
    const retryAfterMs = Math.max(limited.retryAfter, limited.timeToReset, 0);
    return new NotPosted("Discord asked for patience", { cause: error, retryAfterMs });
  }
  const refused = refusedSchema.safeParse(error).data;
  if (refused) {
    const sentence = SENTENCES[refused.code];
    if (sentence !== undefined) return new PermanentFailure(sentence, { cause: error });
    return new NotPosted(`Discord refused the message: ${refused.message}`, { cause: error });
  }
  if (networkSchema.safeParse(error).success)
    return new NotPosted("Discord can't be reached", { cause: error });
  return new MaybePosted("Discord's answer didn't come", { cause: error });
}
