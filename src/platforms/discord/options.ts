import type { CommandInteraction } from "./payloads.ts";
import { OPTION } from "./wire.ts";

type Data = Pick<CommandInteraction["data"], "name" | "options"> &
  Partial<Pick<CommandInteraction["data"], "resolved">>;
type Option = NonNullable<Data["options"]>[number];

/** A command as filled in: the words of its name, and the raw text of each argument. */
export interface Filled {
  readonly path: readonly string[];
  readonly args: Readonly<Record<string, string>>;
}

/** Reads the options of a slash command; those of a subcommand are nested in it. A file that was uploaded becomes its address. */
export function filledIn({ name, options = [], resolved }: Data): Filled {
  const { path, leaves } = descend(options);
  const args = leaves.flatMap(({ name: argument, type, value }) => {
    if (value === undefined) return [];
    const file = type === OPTION.attachment ? resolved?.attachments?.[String(value)] : undefined;
    return [[argument, file?.url ?? String(value)] as const];
  });
  return { path: [name, ...path], args: Object.fromEntries(args) };
}

/** The option that somebody types in at the moment. */
export function focused({ options = [] }: Data): { argument: string; text: string } | undefined {
  const option = descend(options).leaves.find(({ focused: isFocused }) => isFocused);
  return option && { argument: option.name, text: String(option.value ?? "") };
}

function descend(options: readonly Option[]): { path: string[]; leaves: readonly Option[] } {
  const [first] = options;
  if (first?.options === undefined) return { path: [], leaves: options };
  const { path, leaves } = descend(first.options);
  return { path: [first.name, ...path], leaves };
}
