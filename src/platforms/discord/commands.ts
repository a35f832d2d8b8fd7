import type { Argument, Command } from "../../core/command.ts";
import { cut } from "../../core/text.ts";
import { LIMITS } from "./limits.ts";
import type { CommandNames } from "./names.ts";
import type { ArgumentOption, Registration, SubcommandOption } from "./registration.ts";
import { CHANNEL, COMMAND, MANAGE_GUILD, OPTION } from "./wire.ts";

/** Servers and people may install them; they work in servers and in direct messages. */
const EVERYWHERE = { integration_types: [0, 1], contexts: [0, 1, 2] };

/** What is registered for these commands: options from their arguments, two-word names as subcommands of one command, and actions on messages. */
export function registrations(commands: readonly Command[], names: CommandNames): Registration[] {
  return [...slashCommands(commands, names), ...messageCommands(commands)];
}

function messageCommands(commands: readonly Command[]): Registration[] {
  return commands.flatMap(({ shortcut }) =>
    shortcut
      ? [
          {
            ...EVERYWHERE,
            type: COMMAND.message,
            name: cut(shortcut.label, LIMITS.name),
            default_member_permissions: null,
          },
        ]
      : [],
  );
}

function slashCommands(commands: readonly Command[], names: CommandNames): Registration[] {
  const firstWords = new Set(commands.map(({ name }) => names.path(name)[0]));
  return [...firstWords].map((name) => {
    const members = commands.filter((command) => names.path(command.name)[0] === name);
    const [only] = members;
    const isAlone = only !== undefined && names.path(only.name)[1] === undefined;
    return {
      ...EVERYWHERE,
      type: COMMAND.slash,
      name,
      description: isAlone ? short(only.description) : groupDescription(members, names),
      options: isAlone ? options(only) : members.map((member) => subcommand(member, names)),
      default_member_permissions: members.every(({ access }) => access === "organisers")
        ? MANAGE_GUILD
        : null,
    };
  });
}

function groupDescription(members: readonly Command[], names: CommandNames): string {
  const parts = members.map((member) => names.path(member.name)[1] ?? "");
  return short(members.length === 1 ? (members[0]?.description ?? "") : parts.join(", "));
}

function subcommand(command: Command, names: CommandNames): SubcommandOption {
  return {
    type: OPTION.subcommand,
    name: names.path(command.name)[1] ?? command.name,
    description: short(command.description),
    options: options(command),
  };
}

/** Required options come first, as Discord demands; otherwise in the order of the declaration. */
function options({ arguments: all }: Command): ArgumentOption[] {
  return all
    .toSorted((a, b) => Number(b.required) - Number(a.required))
    .slice(0, LIMITS.commandOptions)
    .map(option);
}

function option(argument: Argument): ArgumentOption {
  const shared = {
    name: argument.name,
    description: short(argument.description),
    required: argument.required,
  };
  switch (argument.type) {
    case "boolean":
      return { ...shared, type: OPTION.boolean };
    case "integer":
      return {
        ...shared,
        type: OPTION.integer,
        ...bounds(argument),
      };
    case "string":
      if (argument.completes === "file") return { ...shared, type: OPTION.attachment };
      return argument.completes === "channel"
        ? { ...shared, type: OPTION.channel, channel_types: [CHANNEL.text, CHANNEL.announcements] }
        : { ...shared, type: OPTION.string, ...textRules(argument) };
  }
}

/** Choices or completion, never both. More choices than Discord shows are not declared, and checked when it runs. */
function textRules({ choices, completes, maxLength }: Argument): Partial<ArgumentOption> {
  if (choices !== undefined && choices.length <= LIMITS.choices)
    return { choices: choices.map((value) => ({ name: value, value })) };
  return {
    ...(completes !== undefined && { autocomplete: true }),
    ...(maxLength !== undefined && { max_length: Math.min(maxLength, LIMITS.optionLength) }),
  };
}

function bounds({ minimum, maximum }: Argument): Pick<ArgumentOption, "min_value" | "max_value"> {
  return {
    ...(isBound(minimum) && { min_value: minimum }),
    ...(isBound(maximum) && { max_value: maximum }),
  };
}

/** The largest whole numbers that JavaScript tells apart stand for "no bound" in a schema. */
function isBound(bound: number | undefined): bound is number {
  return bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER;
}

function short(description: string): string {
  return cut(description, LIMITS.description) || "…";
}
