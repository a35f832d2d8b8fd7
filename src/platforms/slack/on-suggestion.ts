import type { AllMiddlewareArgs, SlackOptionsMiddlewareArgs } from "@slack/bolt";
import type { Desk } from "./desk.ts";
import { options, readActionId } from "./elements.ts";
import { LIMITS } from "./limits.ts";
import { suggestionSchema } from "./payloads.ts";
import { placeOf } from "./place.ts";
import { soon } from "./soon.ts";

/** Slack gives up on a menu after 3 s; one without options can be typed into again. */
const PATIENCE = 2500;

type Input = SlackOptionsMiddlewareArgs<"block_suggestion"> & AllMiddlewareArgs;

/** Feeds a menu while somebody types into it: each option is the command with its argument filled in. */
export async function onSuggestion({ body, ack }: Input, desk: Desk): Promise<void> {
  const { action_id, value: text, ...rest } = suggestionSchema.parse(body);
  const completes = readActionId(action_id);
  if (!completes) return ack({ options: [] });
  const { command, argument } = completes;
  const request = { command, argument, text, limit: LIMITS.options };
  const found = desk.bot.complete(request, await desk.origin(placeOf(rest)));
  const suggestions = (await soon(found, PATIENCE)) ?? [];
  const choices = suggestions.map(({ label, value }) => ({
    label,
    invocation: { command, args: { [argument]: value } },
  }));
  await ack({ options: options(choices).slice(0, LIMITS.options) });
}
