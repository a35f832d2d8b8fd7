import type { AllMiddlewareArgs, SlackActionMiddlewareArgs } from "@slack/bolt";
import { decode } from "../../core/invocation.ts";
import type { Desk } from "./desk.ts";
import { formView, messageView } from "./form.ts";
import { openForm } from "./open-form.ts";
import { actionSchema } from "./payloads.ts";
import { placeOf } from "./place.ts";
import { tell } from "./tell.ts";

type Input = SlackActionMiddlewareArgs & AllMiddlewareArgs;

/**
 * Answers a click on a button or a choice from a menu: in place of the message where the button says so, else privately,
 * since nobody but the one who clicked asked. A button whose command asks for more opens its form. In a modal the answer
 * takes the place of what was there. A value that is no invocation goes through the funnel all the same.
 */
export async function onAction({ body, ack, respond, context }: Input, desk: Desk): Promise<void> {
  await ack();
  const { actions, trigger_id, ...rest } = actionSchema.parse(body);
  const [action] = actions;
  const value = action?.selected_option?.value ?? action?.value;
  if (value === undefined || !(await desk.isNew(trigger_id, context))) return;
  const place = placeOf(rest);
  const { invocation, replaces } = decode(value, desk.bot.commands) ?? unknown(value);
  const origin = await desk.origin(place, invocation.command);
  const { view } = rest;
  const form = await desk.bot.form(invocation, origin);
  if (form && view) return desk.modals.update(view.id, formView(form, place.channel));
  const reply =
    form && trigger_id !== undefined
      ? await openForm(form, trigger_id, place.channel, desk)
      : await desk.bot.invoke(invocation, origin);
  if (!reply) return;
  if (view) {
    const purpose = { invocation, channel: place.channel };
    return desk.modals.update(view.id, messageView(desk.draw(reply), purpose));
  }
  const replace = replaces && reply.known;
  const { thread } = place;
  const drawn = { ...desk.draw(reply), response_type: "ephemeral", replace_original: replace } as const;
  await tell(respond, thread === undefined || replace ? drawn : { ...drawn, thread_ts: thread }, desk);
}

function unknown(value: string) {
  return { invocation: { command: value, args: {} }, replaces: false };
}
