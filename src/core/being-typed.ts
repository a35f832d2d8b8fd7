import type { Command } from "./command.ts";
import { parseArguments } from "./invocation.ts";

/** The argument that somebody is about to fill in, and the text of it so far. */
export interface BeingTyped {
  readonly argument: string | undefined;
  readonly text: string;
}

/** The command that a line (`/talks monday`) begins with and is past the name of, the one with the longest name. */
export function commandOf(line: string, commands: readonly Command[]): Command | undefined {
  return commands
    .filter(({ name }) => line.slice(1).startsWith(`${name} `))
    .toSorted((a, b) => b.name.length - a.name.length)[0];
}

/** What is being typed at the end of a line that begins with a command. */
export function beingTyped(line: string, { name, argumentNames }: Command): BeingTyped {
  const text = restOf(line, name);
  const named = [...text.matchAll(/(?:^|\s)(\w+):\s*/gu)]
    .filter(([, word = ""]) => argumentNames.includes(word))
    .at(-1);
  if (!named) return { argument: argumentNames[0], text };
  return { argument: named[1], text: text.slice(named.index + named[0].length) };
}

/** The arguments that a line which begins with a command has so far. */
export function typedArguments(line: string, command: Command): Record<string, string> {
  return parseArguments(restOf(line, command.name), command);
}

function restOf(line: string, name: string): string {
  return line.slice(name.length + 2);
}
