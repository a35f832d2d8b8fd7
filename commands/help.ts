import { z } from "zod";
import { defineCommand } from "../src/core/command.ts";
import { UserError } from "../src/core/errors.ts";
import { helpOn, helpOverview } from "../src/views/help.ts";

/** Explains the commands from their own declarations. */
export const help = defineCommand({
  name: "help",
  description: "What I can do, or how one command works",
  args: z.object({
    command: z.string().max(40).optional().describe("The command to explain").meta({ completes: "command" }),
  }),
  examples: ["help", "help talks"],
  audience: "asker",
  async run({ command: wanted }, { commands }) {
    if (wanted === undefined) return helpOverview(commands);
    const name = wanted.trim().toLowerCase().replace(/^\//u, "");
    const command = commands.find((candidate) => candidate.name === name);
    if (!command) {
      throw new UserError([
        `I have no command called “${wanted}”: `,
        { kind: "typed", invocation: { command: "help", args: {} } },
        " lists them.",
      ]);
    }
    return helpOn(command, commands);
  },
});
