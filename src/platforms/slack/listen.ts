import type { App, Context, MessageShortcut, ViewSubmitAction } from "@slack/bolt";
import { newReference } from "../../core/input.ts";
import type { Log } from "../../core/log.ts";
import { type Desk, deskFor } from "./desk.ts";
import { FORM } from "./form.ts";
import type { Gate } from "./gate.ts";
import { onAction } from "./on-action.ts";
import { onCommand } from "./on-command.ts";
import { onForm } from "./on-form.ts";
import { onMessage } from "./on-message.ts";
import { onShortcut } from "./on-shortcut.ts";
import { onSuggestion } from "./on-suggestion.ts";

/** The desk of a workspace, by what Bolt knows of where an input comes from. */
export type DeskOf = (context: Context) => Desk;

/**
 * Hands every input of an app to its handler. One listener for each kind takes them all, since Bolt asks every listener
 * about every input. What fails is logged, with the person already told where that was possible.
 */
export function listen(app: App, deskOf: DeskOf, gate: Gate, log: Log): void {
  const guard = (
    { context }: { readonly context: Context },
    kind: string,
    handle: (own: Desk) => Promise<void>,
  ): Promise<void> => {
    const own = deskFor(newReference(), deskOf(context));
    return gate.track(
      handle(own).catch((error: unknown) => own.log.error({ err: error, kind }, "an input failed")),
    );
  };

  app.command(/^\//u, (input) => guard(input, "command", (own) => onCommand(input, own)));
  app.action({ type: "block_actions" }, (input) => guard(input, "action", (own) => onAction(input, own)));
  app.view<ViewSubmitAction>(FORM, (input) => guard(input, "form", (own) => onForm(input, own)));
  app.shortcut<MessageShortcut>({ type: "message_action" }, (input) =>
    guard(input, "shortcut", (own) => onShortcut(input, own)),
  );
  app.options(/^complete:/u, (input) => guard(input, "suggestion", (own) => onSuggestion(input, own)));
  app.event(/^(?:app_mention|message)$/u, (input) => guard(input, "message", (own) => onMessage(input, own)));
  app.error(async (error) => log.error({ err: error }, "Bolt failed"));
}
