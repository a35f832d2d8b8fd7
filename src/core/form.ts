import type { Argument, Command, Context } from "./command.ts";
import { UserError } from "./errors.ts";
import type { Invocation } from "./invocation.ts";

/** What a form asks for: arguments of a command that were not given yet. */
export interface Form {
  readonly command: Command;
  /** The arguments to ask for. */
  readonly asks: readonly Argument[];
  /** What was given already, which stays as it is. */
  readonly given: Readonly<Record<string, string>>;
  /** What the form holds at first, by argument. */
  readonly values: Readonly<Record<string, string>>;
}

/**
 * The form that asks for what an invocation lacks. Undefined where there is nothing to ask for, or where this person may
 * not use it: running the command then says why.
 */
export async function formFor(
  { command: name, args: given }: Invocation,
  context: Context,
): Promise<Form | undefined> {
  const command = context.commands.find((known) => known.name === name);
  const asks = command ? askedFor(command) : [];
  if (!command || asks.length === 0 || asks.some((argument) => given[argument.name] !== undefined))
    return undefined;
  if (command.access === "organisers" && !context.organiser) return undefined;
  try {
    return { command, asks, given, values: await command.fill(given, context) };
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** The arguments that a command's form asks for. */
export function askedFor({ arguments: all, form }: Command): Argument[] {
  return all.filter(({ name }) => form.includes(name));
}
