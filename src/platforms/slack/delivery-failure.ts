import { z } from "zod";
import { MaybePosted, NotPosted, PermanentFailure } from "../../core/delivery.ts";
import { refusal } from "./faults.ts";

/** Refusals after which a message can't be posted later either. https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const SENTENCES: Readonly<Record<string, string>> = {
  account_inactive: "the app was removed from the workspace",
  channel_not_found: "the channel is gone, or the bot was removed from it",
  channel_type_not_supported: "messages can't be posted in that kind of channel",
  invalid_auth: "Slack doesn't know the bot's token any more",
  invalid_blocks: "Slack doesn't take the message",
  is_archived: "the channel is archived",
  missing_scope: "the app lacks a scope: install it again with the manifest",
  msg_blocks_too_long: "Slack doesn't take the message",
  not_authed: "Slack doesn't know the bot's token any more",
  not_in_channel: "the bot was removed from the channel: invite it with /invite @Rapporteur",
  no_permission: "the workspace doesn't let the bot post there",
  restricted_action: "the workspace doesn't let the bot post there",
  restricted_action_read_only_channel: "the channel is read-only",
  restricted_action_thread_only_channel: "the channel takes messages in threads only",
  team_access_not_granted: "the app was removed from the workspace",
  token_expired: "the bot's token has expired",
  token_revoked: "the app was removed from the workspace",
};

/** Refusals that say nothing about whether the message was posted. */
const UNCLEAR: ReadonlySet<string> = new Set([
  "fatal_error",
  "internal_error",
  "request_timeout",
  "service_unavailable",
]);
/** Connections that never came to be, so that Slack has heard nothing. */
const UNREACHED = /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/u;

const limitedSchema = z.object({
  code: z.literal("slack_webapi_rate_limited_error"),
  retryAfter: z.number(),
});
const httpSchema = z.object({ code: z.literal("slack_webapi_http_error"), statusCode: z.number() });
const requestSchema = z.object({
  code: z.literal("slack_webapi_request_error"),
  original: z.object({ code: z.string().optional() }),
});

/** What an error of the Web API means for a message that was to be posted. */
export function deliveryFailure(error: unknown): Error {
  const limited = limitedSchema.safeParse(error);
  if (limited.success) {
    const retryAfterMs = limited.data.retryAfter * 1000;
    return new NotPosted("Slack asked for patience", { cause: error, retryAfterMs });
  }
  const code = refusal(error);
  if (code !== undefined) return refused(code, error);
  const http = httpSchema.safeParse(error);
  if (http.success && http.data.statusCode < 500) {
    return new NotPosted(`Slack answered ${http.data.statusCode}`, { cause: error });
  }
  const request = requestSchema.safeParse(error);
  if (request.success && UNREACHED.test(request.data.original.code ?? "")) {
    return new NotPosted("Slack can't be reached", { cause: error });
  }
  return new MaybePosted("Slack's answer didn't come", { cause: error });
}

function refused(code: string, cause: unknown): Error {
  const sentence = SENTENCES[code];
  if (sentence !== undefined) return new PermanentFailure(sentence, { cause });
  if (UNCLEAR.has(code)) return new MaybePosted(`Slack answered ${code}`, { cause });
  return new NotPosted(`Slack refused the message: ${code}`, { cause });
}
