import type { App, MessageShortcut, ViewSubmitAction } from "@slack/bolt";
import type { Desk } from "./desk.ts";
import { FORM } from "./form.ts";
import type { Gate } from "./gate.ts";
import { onAction } from "./on-action.ts";
import { onCommand } from "./on-command.ts";
import { onForm } from "./on-form.ts";
import { onMessage } from "./on-message.ts";
import { onShortcut } from "./on-shortcut.ts";
import { onSuggestion } from "./on-suggestion.ts";

/**
 * Hands every input of an app to its handler. One listener for each kind takes them all, since Bolt asks every listener
 * about every input. What fails is logged, with the person already told where that was possible.
 */
export function listen(app: App, desk: Desk, gate: Gate): void {
  const guard = (kind: string, work: Promise<void>): Promise<void> =>
    gate.track(work.catch((error: unknown) => desk.log.error({ err: error, kind }, "an input failed")));

  app.command(/^\//u, (input) => guard("command", onCommand(input, desk)));
  app.action({ type: "block_actions" }, (input) => guard("action", onAction(input, desk)));
  app.view<ViewSubmitAction>(FORM, (input) => guard("form", onForm(input, desk)));
  app.shortcut<MessageShortcut>({ type: "message_action" }, (input) =>
    guard("shortcut", onShortcut(input, desk)),
  );
  app.options(/^complete:/u, (input) => guard("suggestion", onSuggestion(input, desk)));
  app.event(/^(?:app_mention|message)$/u, (input) => guard("message", onMessage(input, desk)));
  app.error(async (error) => desk.log.error({ err: error }, "Bolt failed"));
}
