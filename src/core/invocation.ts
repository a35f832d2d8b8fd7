/** What to do, as plain data: the name of a command (`talk`, `digest subscribe`) and its raw arguments. Untrusted until parsed. */
export interface Invocation {
  readonly command: string;
  readonly args: Readonly<Record<string, string>>;
}

/** What the grammar must know of a command: its name and the names of its arguments, the positional one first. */
export interface Signature {
  readonly name: string;
  readonly argumentNames: readonly string[];
}

/** Longest encoded invocation in characters: Discord's limit for a `custom_id` and for a select value. */
export const ENCODED_LIMIT = 100;

/**
 * Writes an invocation as it is typed after the slash: `talks monday topic:NAT presenter:Patrick McHardy`.
 * The first argument of the signature stands bare in front where that is unambiguous. `parse` is the inverse.
 */
export function format({ command, args }: Invocation, signature?: Signature): string {
  const first = signature?.argumentNames[0];
  const bare = first === undefined ? undefined : args[first];
  const standsBare = bare !== undefined && isPlain(bare);
  const named = Object.entries(args)
    .filter(([name]) => !(standsBare && name === first))
    .map(([name, value]) => `${name}:${isPlain(value) ? value : quoted(value)}`);
  return [command, ...(standsBare ? [bare] : []), ...named].join(" ");
}

/**
 * Reads what somebody typed after the slash. `name:` starts the value of that argument, which goes on to the next such
 * name or, in quotes, to the closing quote; what stands before is the first argument.
 * Gives undefined when no signature has the name.
 */
export function parse(text: string, signatures: readonly Signature[]): Invocation | undefined {
  const trimmed = text.trim();
  const signature = signatures
    .filter(({ name }) => isNamed(trimmed, name))
    .toSorted((a, b) => b.name.length - a.name.length)[0];
  if (!signature) return undefined;
  return {
    command: signature.name,
    args: parseArguments(trimmed.slice(signature.name.length), signature),
  };
}

/** Reads the arguments of a command whose name is already known (a Slack slash command's `text`). */
export function parseArguments(text: string, signature: Signature): Record<string, string> {
  const [first] = signature.argumentNames;
  if (first === undefined) return {};
  const args: Record<string, string> = {};
  const bare = text
    .replace(
      namedValues(signature.argumentNames),
      (_all, name: string, straight?: string, curly?: string, plain?: string) => {
        args[name.toLowerCase()] = straight?.replace(/\\(.)/gsu, "$1") ?? curly ?? plain?.trim() ?? "";
        return "";
      },
    )
    .trim();
  return bare === "" ? args : { [first]: bare, ...args };
}

/** The invocation as the value of a button or menu, or undefined when it is longer than `ENCODED_LIMIT`. */
export function encode(invocation: Invocation, replaces = false): string | undefined {
  const text = `${replaces ? "~" : ""}${format(invocation)}`;
  return text.length <= ENCODED_LIMIT ? text : undefined;
}

/** Reads the value of a button or menu back. It comes from outside: access and arguments are still to be checked. */
export function decode(
  value: string,
  signatures: readonly Signature[],
): { invocation: Invocation; replaces: boolean } | undefined {
  if (value.length > ENCODED_LIMIT) return undefined;
  const replaces = value.startsWith("~");
  const invocation = parse(replaces ? value.slice(1) : value, signatures);
  return invocation && { invocation, replaces };
}

function isNamed(text: string, name: string): boolean {
  return text.toLowerCase().startsWith(name) && !/^\S/u.test(text.slice(name.length));
}

function namedValues(names: readonly string[]): RegExp {
  const name = names.join("|");
  return new RegExp(
    String.raw`(?<=^|\s)(${name}):\s*(?:"((?:[^"\\]|\\.)*)"|“([^”]*)”|((?:(?!\s(?:${name}):).)*))`,
    "gisu",
  );
}

function isPlain(value: string): boolean {
  return value !== "" && value === value.trim() && !/[:"“”\\]/u.test(value);
}

function quoted(value: string): string {
  return `"${value.replace(/["\\]/gu, String.raw`\$&`)}"`;
}
