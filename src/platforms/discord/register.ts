import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { Registration } from "./registration.ts";

/** The two requests that registering needs; `path` and bodies as in Discord's REST API. */
export interface CommandsApi {
  get(): Promise<unknown>;
  /** Replaces all global commands at once. */
  put(commands: readonly Registration[]): Promise<unknown>;
}

const optionSchema = z.object({
  type: z.number(),
  name: z.string(),
  description: z.string(),
  required: z.boolean().default(false),
  autocomplete: z.boolean().default(false),
  choices: z.array(z.object({ name: z.string(), value: z.union([z.string(), z.number()]) })).default([]),
  min_value: z.number().optional(),
  max_value: z.number().optional(),
  max_length: z.number().optional(),
  channel_types: z.array(z.number()).default([]),
  get options() {
    return z.array(optionSchema).default([]);
  },
});

const sorted = z.array(z.number()).transform((numbers) => numbers.toSorted((a, b) => a - b));

/** A command in the one form in which ours and Discord's compare: what Discord adds is gone, what may be absent is there. */
const commandSchema = z.object({
  type: z.number().default(1),
  name: z.string(),
  description: z.string().default(""),
  options: z.array(optionSchema).default([]),
  default_member_permissions: z.coerce.string().nullable().default(null),
  integration_types: sorted.nullish().default(null),
  contexts: sorted.nullish().default(null),
});

/**
 * Registers the commands only when Discord's differ, because it limits how often that may be done. Gives the names
 * that differed, empty when nothing was sent.
 */
export async function register(commands: readonly Registration[], api: CommandsApi): Promise<string[]> {
  const different = differences(commands, await api.get());
  if (different.length > 0) await api.put(commands);
  return different;
}

/** The names of the commands that Discord lacks, has differently, or should not have. */
export function differences(commands: readonly Registration[], registered: unknown): string[] {
  const ours = byName(commands);
  const theirs = byName(registered);
  return [...new Set([...ours.keys(), ...theirs.keys()])].filter(
    (name) => !isDeepStrictEqual(ours.get(name), theirs.get(name)),
  );
}

function byName(commands: unknown): Map<string, z.output<typeof commandSchema>> {
  return new Map(
    z
      .array(commandSchema)
      .parse(commands)
      .map((command) => [command.name, command]),
  );
}
