import type { Argument, Command } from "../../core/command.ts";
import type { Form } from "../../core/form.ts";
import { decode, encode, type Invocation } from "../../core/invocation.ts";
import { cut } from "../../core/text.ts";
import { plain } from "./escape.ts";
import { LIMITS } from "./limits.ts";
import type { SubmitInteraction } from "./payloads.ts";
import { COMPONENT, type LabelComponent, type Modal, TEXT_INPUT } from "./wire.ts";

/** What the ids of modals start with; no command has such a name. */
const FORM = "form:";
/** How the addresses of messages begin, and what stands for that in an id, which is short. */
const MESSAGES = "https://discord.com/channels/";
const SHORT = "#/";
/** A text for which at least so many characters are allowed is written over several lines. */
const LONG = 1000;

/** The address of a message; without a server it is in a direct conversation. */
export function messageAddress(guild: string | undefined, channel: string, message: string): string {
  return `${MESSAGES}${guild ?? "@me"}/${channel}/${message}`;
}

/**
 * A form as a modal, which carries in its id what was given already. Undefined where a modal can't ask: it has five inputs
 * of text, and nothing to choose a channel in. https://docs.discord.com/developers/components/using-modal-components
 */
export function modalOf({ command, asks, given, values }: Form): Modal | undefined {
  const id = encode({ command: command.name, args: mapped(given, shortened) });
  if (id === undefined || FORM.length + id.length > LIMITS.customId) return undefined;
  if (asks.length === 0 || asks.length > LIMITS.modalInputs || !asks.every(isText)) return undefined;
  return {
    custom_id: `${FORM}${id}`,
    title: shown(capital(command.name), LIMITS.modalTitle),
    components: asks.map((argument) => input(argument, values[argument.name])),
  };
}

/** What a modal that was sent stands for; undefined for one that isn't ours. It comes from outside, as a button's value. */
export function submitted(
  { custom_id: id, components }: SubmitInteraction["data"],
  commands: readonly Command[],
): Invocation | undefined {
  const read = id.startsWith(FORM) ? decode(id.slice(FORM.length), commands) : undefined;
  if (!read) return undefined;
  const written = components.flatMap(({ component }) =>
    component === undefined ? [] : [[component.custom_id, component.value ?? ""] as const],
  );
  const { command, args } = read.invocation;
  return { command, args: { ...Object.fromEntries(written), ...mapped(args, restored) } };
}

function isText({ type, choices, completes }: Argument): boolean {
  return type === "string" && choices === undefined && completes !== "channel" && completes !== "file";
}

function input({ name, description, required, maxLength, completes }: Argument, value = ""): LabelComponent {
  const limit = Math.min(maxLength ?? Infinity, LIMITS.modalText);
  const isLong = completes === undefined && maxLength !== undefined && maxLength >= LONG;
  const preset = cut(isLong ? value : value.replace(/\s+/gu, " "), limit);
  return {
    type: COMPONENT.label,
    label: shown(capital(name), LIMITS.modalTitle),
    description: shown(description, LIMITS.description),
    component: {
      type: COMPONENT.textInput,
      custom_id: name,
      style: isLong ? TEXT_INPUT.paragraph : TEXT_INPUT.short,
      required,
      max_length: limit,
      ...(preset.trim() !== "" && { value: preset }),
    },
  };
}

function shown(text: string, limit: number): string {
  return cut(plain(text), limit) || "…";
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).replace(/[-_]/gu, " ");
}

function mapped(
  args: Readonly<Record<string, string>>,
  change: (value: string) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, change(value)]));
}

function shortened(value: string): string {
  return value.startsWith(MESSAGES) ? `${SHORT}${value.slice(MESSAGES.length)}` : value;
}

function restored(value: string): string {
  return value.startsWith(SHORT) ? `${MESSAGES}${value.slice(SHORT.length)}` : value;
}
