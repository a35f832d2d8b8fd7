import { type BeingTyped, beingTyped, commandOf, typedArguments } from "../../core/being-typed.ts";
import type { Argument, Command } from "../../core/command.ts";
import { format } from "../../core/invocation.ts";
import { originOf } from "./conversation.ts";
import type { PreviewParts } from "./parts.ts";
import type { Completed, Fed, Routes } from "./protocol.ts";

const MOST = 25;
const MOST_FED = 100;

/**
 * Ways to go on with a line, from the same source as Discord's options: names of commands, then values of the argument
 * that is being typed, then the names of further arguments.
 */
export async function complete(
  said: Routes["complete"]["takes"],
  { bot }: PreviewParts,
): Promise<readonly Completed[]> {
  const line = said.text.trimStart();
  if (!line.startsWith("/")) return [];
  const names = bot.commands.filter(({ name }) => name.startsWith(line.slice(1).toLowerCase()));
  const command = commandOf(line, bot.commands);
  const further = names.map((one) => ({
    label: `/${usage(one)}`,
    detail: one.description,
    line: `/${one.name} `,
  }));
  if (!command) return further;
  const typing = beingTyped(line, command);
  const argument = command.arguments.find(({ name }) => name === typing.argument);
  const values = argument ? await valuesOf(command, argument, typing, said, bot) : [];
  const completed = values.map(({ label, value }) => ({
    label,
    detail: argument?.name ?? "",
    line: filledIn(line, command, argument, value),
  }));
  return [...further, ...completed, ...furtherArguments(line, command)].slice(0, MOST);
}

/** The options of a menu that Slack would have fed while somebody types into it. */
export async function feed(
  { action, text, ...said }: Routes["feed"]["takes"],
  { bot, slack }: PreviewParts,
): Promise<readonly Fed[]> {
  const wanted = slack.feed(action);
  if (!wanted) return [];
  return slack.options(wanted, await bot.complete({ ...wanted, text, limit: MOST_FED }, originOf(said)));
}

async function valuesOf(
  { name: command }: Command,
  { name, completes, choices, type }: Argument,
  { text }: BeingTyped,
  said: Routes["complete"]["takes"],
  bot: PreviewParts["bot"],
): Promise<readonly Fed[]> {
  if (completes !== undefined)
    return bot.complete({ command, argument: name, text, limit: MOST }, originOf(said));
  const fixed = choices ?? (type === "boolean" ? ["true", "false"] : []);
  return fixed.filter((value) => value.startsWith(text.trim())).map((value) => ({ label: value, value }));
}

function filledIn(line: string, command: Command, argument: Argument | undefined, value: string): string {
  const args = { ...typedArguments(line, command), ...(argument && { [argument.name]: value }) };
  return `/${format({ command: command.name, args }, command)}`;
}

function furtherArguments(line: string, command: Command): Completed[] {
  if (!line.endsWith(" ")) return [];
  const given = typedArguments(line, command);
  return command.arguments
    .filter(({ name }) => name !== command.argumentNames[0] && given[name] === undefined)
    .map(({ name, description }) => ({ label: `${name}:`, detail: description, line: `${line}${name}:` }));
}

function usage({ name, arguments: all }: Command): string {
  return [name, ...all.map((one) => (one.required ? `<${one.name}>` : `[${one.name}]`))].join(" ");
}
