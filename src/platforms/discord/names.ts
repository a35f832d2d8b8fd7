import type { Command } from "../../core/command.ts";
import { format, type Invocation } from "../../core/invocation.ts";

/** A command named like a group of others must be a subcommand of that group too; it gets the name that stands here. */
const GROUP_ITSELF: Readonly<Record<string, string>> = { import: "once" };
const ELSE_SHOW = "show";

/** How commands are called on Discord: prefixed, and two words as command and subcommand. */
export interface CommandNames {
  /** The name of a command in one or two parts, as registered: `["digest", "subscribe"]`. */
  path(command: string): readonly [string, string?];
  /** The command that stands at a path as Discord sends it, or the path as it came when there is none. */
  commandAt(path: readonly string[]): string;
  /** What to type for an invocation, with the slash. */
  typed(invocation: Invocation): string;
  /** The inverse, for text in a message: a command named as on Discord gets its own name, all else stays. */
  untyped(text: string): string;
}

/** Works out the names once; `prefix` stands before the first word of each. */
export function commandNames(commands: readonly Command[], prefix: string): CommandNames {
  const groups = new Set(commands.flatMap(({ name }) => (name.includes(" ") ? name.split(" ", 1) : [])));
  const path = (name: string): [string, string?] => {
    const [first = "", ...rest] = name.split(" ");
    if (rest.length > 0) return [prefix + first, rest.join("-")];
    return groups.has(first) ? [prefix + first, GROUP_ITSELF[first] ?? ELSE_SHOW] : [prefix + first];
  };
  const byPath = new Map(commands.map(({ name }) => [path(name).join(" "), name]));
  const longestFirst = [...byPath].toSorted(([a], [b]) => b.length - a.length);
  const byName = new Map(commands.map((command) => [command.name, command]));
  return {
    path,
    commandAt: (parts) => byPath.get(parts.join(" ")) ?? parts.join(" "),
    typed: (invocation) => {
      const text = format(invocation, byName.get(invocation.command));
      return `/${path(invocation.command).join(" ")}${text.slice(invocation.command.length)}`;
    },
    untyped: (text) => {
      const found = longestFirst.find(([at]) => `${text} `.startsWith(`/${at} `));
      return found ? `/${found[1]}${text.slice(found[0].length + 1)}` : text;
    },
  };
}
