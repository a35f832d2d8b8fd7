import { z } from "zod";
import { OperatorError } from "../../core/errors.ts";

const errorSchema = z.object({
  name: z.string().optional(),
  message: z.string(),
  code: z.union([z.string(), z.number()]).optional(),
  status: z.number().optional(),
  stack: z.string().optional(),
});

/**
 * Codes of an interaction that is over: unknown, already answered, or its webhook run out. Somebody was faster, or we
 * were too slow; there is nothing to mend. https://docs.discord.com/developers/topics/opcodes-and-status-codes#json
 */
const OVER: ReadonlySet<unknown> = new Set([10062, 40060, 10015, 50027]);

const REFUSED =
  "Discord refuses the token: set DISCORD_TOKEN in .env to the one on https://discord.com/developers/applications (your application, Bot, Reset Token).";
const INTENTS =
  "Discord doesn't allow what the bot asks to be told of: check on https://discord.com/developers/applications that the application is in good standing; no privileged intent is needed.";
const MENDS: Readonly<Record<string, string>> = {
  "Authentication failed": REFUSED,
  "Used disallowed intents": INTENTS,
  "Used invalid intents": INTENTS,
};

/** The error as a log may show it: discord.js keeps addresses and bodies on its errors, and these hold tokens. */
export function loggable(error: unknown): z.output<typeof errorSchema> {
  const parsed = errorSchema.safeParse(error);
  return parsed.success ? parsed.data : { message: String(error) };
}

/** True for an answer that came too late or twice. */
export function isOver(error: unknown): boolean {
  return OVER.has(loggable(error).code);
}

/** An OperatorError with the mend for a fault that trying again won't cure; any other error as it is. */
export function explained(error: unknown): unknown {
  const { code, status, message } = loggable(error);
  const mend = code === "TokenInvalid" || status === 401 ? REFUSED : MENDS[message];
  return mend === undefined ? error : new OperatorError(mend);
}
