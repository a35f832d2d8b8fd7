import { z } from "zod";
import { defineCommand } from "../src/core/command.ts";

/** Answers a question in plain language, where writing to the bot is not at hand. */
export const ask = defineCommand({
  name: "ask",
  description: "Ask anything about the talks, in plain words",
  args: z.object({ question: z.string().min(1).max(1000).describe("Such as: who presented IPv6 NAT?") }),
  examples: ["ask who presented IPv6 NAT?", "ask what happened on Tuesday?"],
  run: ({ question }, context) => context.ask(question),
});
