import { describe, expect, it } from "vitest";
import { z } from "zod";
import { allCommands } from "../../../commands/all.ts";
import { type Command, defineCommand } from "../../../src/core/command.ts";
import { registrations } from "../../../src/platforms/discord/commands.ts";
import { commandNames } from "../../../src/platforms/discord/names.ts";
import type { Registration } from "../../../src/platforms/discord/registration.ts";
import { bodyFaults } from "../../stand-ins/discord-validation.ts";
import { COMMANDS, said } from "./small-commands.ts";

function registered(commands: readonly Command[], prefix = ""): Registration[] {
  const bodies = registrations(commands, commandNames(commands, prefix));
  expect(bodyFaults("commands", bodies)).toEqual([]);
  return bodies;
}

function command(name: string, args: z.ZodObject = z.object({})): Command {
  return defineCommand({
    name,
    description: `Does ${name}`,
    args,
    examples: [],
    run: async () => said(name),
  });
}

describe("given the commands of the bot", () => {
  it("when they are registered, then Discord takes them, with any prefix", () => {
    expect(registered(allCommands).length).toBeGreaterThan(5);
    registered(allCommands, "rapporteur12");
  });

  it("when a name has two words, then it is a subcommand, and the group's commands stand together", () => {
    const [digest] = registered(COMMANDS, "rap-").filter(({ name }) => name === "rap-digest");
    expect(digest).toMatchObject({
      options: [
        { type: 1, name: "subscribe", description: "Subscribes this channel" },
        { type: 1, name: "stop", options: [] },
      ],
    });
  });

  it("when one word is a command and a group, then the command becomes a subcommand too", () => {
    const commands = [command("digest"), command("digest stop")];
    expect(registered(commands)).toMatchObject([
      { name: "digest", options: [{ name: "show" }, { name: "stop" }] },
    ]);
    const names = commandNames(commands, "");
    expect(names.commandAt(["digest", "show"])).toBe("digest");
    expect(names.typed({ command: "digest", args: {} })).toBe("/digest show");
  });

  it("when only organisers may use all of it, then Discord offers it to those who manage the server", () => {
    const permissions = registered(COMMANDS).map((one) => [one.name, one.default_member_permissions]);
    expect(permissions).toEqual([
      ["echo", null],
      ["pages", null],
      ["place", null],
      ["digest", 32],
    ]);
    const mixed = registered([...COMMANDS, command("digest preview")]).at(-1);
    expect(mixed?.default_member_permissions).toBeNull();
  });

  it("when one is an action on messages, then it stands in their menu under its label", () => {
    expect(registered(allCommands, "dev-").filter((one) => one.type === 3)).toEqual([
      {
        type: 3,
        name: "Save as note",
        default_member_permissions: null,
        integration_types: [0, 1],
        contexts: [0, 1, 2],
      },
    ]);
  });

  it("when people install it for themselves, then it works in servers and in direct messages", () => {
    expect(registered(COMMANDS)[0]).toMatchObject({ integration_types: [0, 1], contexts: [0, 1, 2] });
  });
});

describe("given the arguments of a command", () => {
  const options = (args: z.ZodObject) => {
    const [only] = registered([command("try", args)]);
    return only?.type === 1 ? only.options : undefined;
  };

  it("when some are required, then they come first", () => {
    const args = z.object({
      maybe: z.string().optional().describe("May be"),
      must: z.string().describe("Must be"),
    });
    expect(options(args)).toMatchObject([
      { name: "must", required: true },
      { name: "maybe", required: false },
    ]);
  });

  it("when they are of different kinds, then each kind has its option", () => {
    const args = z.object({
      words: z.string().max(9000).describe("Words").meta({ completes: "talk" }),
      count: z.coerce.number().int().min(1).max(9).describe("A number"),
      any: z.coerce.number().int().describe("Any number"),
      kind: z.enum(["a", "b"]).describe("One of two"),
      flag: z.boolean().describe("Yes or no"),
      where: z.string().describe("A channel").meta({ completes: "channel" }),
    });
    expect(options(args)).toEqual([
      { type: 3, name: "words", description: "Words", required: true, autocomplete: true, max_length: 6000 },
      { type: 4, name: "count", description: "A number", required: true, min_value: 1, max_value: 9 },
      { type: 4, name: "any", description: "Any number", required: true },
      {
        type: 3,
        name: "kind",
        description: "One of two",
        required: true,
        choices: [
          { name: "a", value: "a" },
          { name: "b", value: "b" },
        ],
      },
      { type: 5, name: "flag", description: "Yes or no", required: true },
      { type: 7, name: "where", description: "A channel", required: true, channel_types: [0, 5] },
    ]);
  });

  it("when there are more than 25 choices or a long description, then Discord's limits hold", () => {
    const letters = Array.from({ length: 30 }, (_, index) => `choice ${index}`);
    const args = z.object({ one: z.enum(letters).describe("word ".repeat(50)) });
    const [option] = options(args) ?? [];
    expect(option).not.toHaveProperty("choices");
    expect(option?.description.length).toBeLessThanOrEqual(100);
  });
});
