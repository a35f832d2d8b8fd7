import type { Form } from "../../core/form.ts";
import { parse } from "../../core/invocation.ts";
import { apology, type Reply } from "../../core/reply.ts";
import type { Desk } from "./desk.ts";
import { formView } from "./form.ts";

/**
 * Opens a form for whoever did what `trigger` stands for; its answer is for `channel`. Gives an answer only when Slack
 * doesn't open it.
 */
export async function openForm(
  form: Form,
  trigger: string,
  channel: string,
  desk: Desk,
): Promise<Reply | undefined> {
  const { command } = form;
  try {
    await desk.modals.open(trigger, formView(form, channel));
    return undefined;
  } catch (error) {
    desk.log.error({ err: error, command: command.name }, "Slack didn't open a form");
    const example = command.examples.map((text) => parse(text, [command])).at(-1);
    return apology([
      "The form didn't open: please try again, or type all that you want",
      ...(example ? ([", such as ", { kind: "typed", invocation: example }] as const) : []),
      ".",
    ]);
  }
}
