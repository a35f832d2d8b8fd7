import type { Command, Origin } from "./command.ts";
import { UserError } from "./errors.ts";
import { type Invocation, parse } from "./invocation.ts";
import type { Inline } from "./reply.ts";

const HELP: Inline = { kind: "typed", invocation: { command: "help", args: {} } };

/** What a text that begins with "/" asks for. Throws UserError when there is no such command. */
export function typed(text: string, commands: readonly Command[]): Invocation {
  const invocation = parse(text.trim().slice(1), commands);
  if (!invocation)
    throw new UserError([`I don't know ${text.trim().split(/\s/u)[0]}: `, HELP, " lists what I do."]);
  return invocation;
}

/** The command of an invocation, which may come from an old button. Throws UserError when there is none. */
export function commandOf({ command: wanted }: Invocation, commands: readonly Command[]): Command {
  const command = commands.find(({ name }) => name === wanted);
  if (!command) throw new UserError(["That doesn't work any more: ", HELP, " lists what I do."]);
  return command;
}

/** Throws UserError for somebody who may not use a command. */
export function checkAccess({ access }: Command, invocation: Invocation, { organiser }: Origin): void {
  if (access !== "organisers" || organiser) return;
  throw new UserError([
    "Only organisers may use ",
    { kind: "typed", invocation },
    ": please ask one of them.",
  ]);
}
