import type { App, Context, MessageShortcut, ViewSubmitAction } from "@slack/bolt";
import type { Log } from "../../core/log.ts";
import type { Desk } from "./desk.ts";
import { FORM } from "./form.ts";
import type { Gate } from "./gate.ts";
import { onAction } from "./on-action.ts";
import { onCommand } from "./on-command.ts";
import { onForm } from "./on-form.ts";
import { onMessage } from "./on-message.ts";
import { onShortcut } from "./on-shortcut.ts";
import { onSuggestion } from "./on-suggestion.ts";

/** Finds the desk for an input by what Bolt knows of the workspace that it comes from. */
export type DeskFor = (context: Context) => Desk;

/**
 * Hands every input of an app to its handler. One listener for each kind takes them all, since Bolt asks every listener
 * about every input. What fails is logged, with the person already told where that was possible.
 */
export function listen(app: App, deskFor: DeskFor, gate: Gate, log: Log): void {
  const guard = (kind: string, work: Promise<void>): Promise<void> =>
    gate.track(work.catch((error: unknown) => log.error({ err: error, kind }, "an input failed")));

  app.command(/^\//u, (input) => guard("command", onCommand(input, deskFor(input.context))));
  app.action({ type: "block_actions" }, (input) => guard("action", onAction(input, deskFor(input.context))));
  app.view<ViewSubmitAction>(FORM, (input) => guard("form", onForm(input, deskFor(input.context))));
  app.shortcut<MessageShortcut>({ type: "message_action" }, (input) =>
    guard("shortcut", onShortcut(input, deskFor(input.context))),
  );
  app.options(/^complete:/u, (input) => guard("suggestion", onSuggestion(input, deskFor(input.context))));
  app.event(/^(?:app_mention|message)$/u, (input) =>
    guard("message", onMessage(input, deskFor(input.context))),
  );
  app.error(async (error) => log.error({ err: error }, "Bolt failed"));
}
