import type { Command, Origin } from "../../core/command.ts";
import { type Invocation, parse } from "../../core/invocation.ts";
import { apology, type Reply } from "../../core/reply.ts";
import type { Desk } from "./desk.ts";
import { formView } from "./form.ts";

/**
 * The command that asks for its arguments, if the invocation is one of such a command and has none. Whoever may not use
 * it gets no form: the funnel tells them.
 */
export function asksByForm(
  { command: name, args }: Invocation,
  { organiser }: Origin,
  { bot }: Desk,
): Command | undefined {
  const command = bot.commands.find((known) => known.name === name);
  if (!command?.form || command.arguments.length === 0 || Object.keys(args).length > 0) return undefined;
  return organiser || command.access === "everyone" ? command : undefined;
}

/** Opens the form of a command for whoever typed it; gives an answer only when Slack doesn't open it. */
export async function openForm(
  command: Command,
  trigger: string,
  channel: string,
  desk: Desk,
): Promise<Reply | undefined> {
  try {
    await desk.modals.open(trigger, formView(command, channel));
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
