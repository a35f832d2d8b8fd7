import type { AllMiddlewareArgs, MessageShortcut, SlackShortcutMiddlewareArgs } from "@slack/bolt";
import { askedFor } from "../../core/form.ts";
import type { Desk } from "./desk.ts";
import { typedText } from "./incoming.ts";
import { shortcutId } from "./names.ts";
import { openForm } from "./open-form.ts";
import { messageActionSchema } from "./payloads.ts";
import { messageAddress } from "./permalink.ts";
import { placeOf } from "./place.ts";
import { tell } from "./tell.ts";

type Input = SlackShortcutMiddlewareArgs<MessageShortcut> & AllMiddlewareArgs;

/** Answers an action on a message: opens the form of its command, filled in with the message's words. */
export async function onShortcut({ body, ack, respond, context }: Input, desk: Desk): Promise<void> {
  await ack();
  const { callback_id, trigger_id, message, ...rest } = messageActionSchema.parse(body);
  if (!(await desk.isNew(trigger_id, context))) return;
  const command = desk.bot.commands.find(({ name }) => shortcutId(name) === callback_id);
  if (!command?.shortcut) return;
  const place = placeOf(rest);
  const url = messageAddress(rest.team?.domain, place.channel, message);
  const { shortcut } = command;
  const form = {
    command,
    asks: askedFor(command),
    given: url === undefined ? {} : { [shortcut.message]: url },
    values: {
      [shortcut.text]: typedText(message.text),
      [shortcut.file]: message.files[0]?.permalink ?? "",
    },
  };
  const failed = await openForm(form, trigger_id, place.channel, desk);
  if (failed) await tell(respond, { ...desk.draw(failed), response_type: "ephemeral" }, desk);
}
