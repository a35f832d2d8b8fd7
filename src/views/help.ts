import type { Argument, Command } from "../core/command.ts";
import { parse } from "../core/invocation.ts";
import { type Block, type Inline, type Reply, type Rich, reply } from "../core/reply.ts";

/** All commands, one line each, made from their own declarations. */
export function helpOverview(commands: readonly Command[]): Reply {
  return reply({
    summary: "What I can do",
    audience: "asker",
    blocks: [
      { kind: "heading", text: "What I can do" },
      {
        kind: "text",
        text: "Ask me in plain words (mention me or write to me directly), or type a command:",
      },
      {
        kind: "list",
        items: commands.map((command): Rich => [...usage(command), `: ${command.description}`]),
      },
      {
        kind: "note",
        text: [
          "More on one: ",
          { kind: "typed", invocation: { command: "help", args: { command: "talk" } } },
        ],
      },
    ],
  });
}

/** One command with its arguments and examples. */
export function helpOn(command: Command, commands: readonly Command[]): Reply {
  return reply({
    summary: `${command.name}: ${command.description}`,
    audience: "asker",
    blocks: [
      { kind: "heading", text: usage(command) },
      {
        kind: "text",
        text: `${command.description}.${command.access === "organisers" ? " For organisers." : ""}`,
      },
      ...argumentList(command.arguments),
      ...exampleList(command, commands),
    ],
  });
}

function usage(command: Command): Inline[] {
  const hints = command.arguments
    .map(({ name, required }) => (required ? `<${name}>` : `[${name}]`))
    .join(" ");
  const typed: Inline = { kind: "typed", invocation: { command: command.name, args: {} } };
  return hints === "" ? [typed] : [typed, " ", { kind: "code", text: hints }];
}

function argumentList(all: readonly Argument[]): Block[] {
  if (all.length === 0) return [];
  return [
    {
      kind: "list",
      items: all.map(
        ({ name, description, required, choices }): Rich => [
          { kind: "code", text: name },
          `: ${description}${choices === undefined ? "" : ` (${choices.join(", ")})`}${required ? "" : ", optional"}`,
        ],
      ),
    },
  ];
}

function exampleList({ examples }: Command, commands: readonly Command[]): Block[] {
  const typed = examples.flatMap((example) => parse(example, commands) ?? []);
  if (typed.length === 0) return [];
  return [
    { kind: "text", text: "For example:" },
    { kind: "list", items: typed.map((invocation): Rich => ({ kind: "typed", invocation })) },
  ];
}
