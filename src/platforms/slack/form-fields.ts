import type { types } from "@slack/bolt";
import type { Argument, Command } from "../../core/command.ts";
import { decode } from "../../core/invocation.ts";
import { cut } from "../../core/text.ts";
import { fedMenu } from "./elements.ts";
import { isBlank } from "./escape.ts";
import { LIMITS } from "./limits.ts";
import type { FormState } from "./payloads.ts";
import { plainText } from "./text-object.ts";

type Element = types.InputBlock["element"];

const ACTION = { action_id: "value" };
/** A text for which at least so many characters are allowed is written over several lines. */
const LONG = 1000;
const YES_OR_NO = [
  { label: "Yes", value: "true" },
  { label: "No", value: "false" },
];

/** The input of a form for one argument of a command, which holds `value` at first where people write into it: https://docs.slack.dev/reference/block-kit/blocks/input-block */
export function inputBlock(argument: Argument, command: string, value?: string): types.InputBlock {
  const { name, description, required } = argument;
  const label = name.charAt(0).toUpperCase() + name.slice(1).replace(/[-_]/gu, " ");
  return {
    type: "input",
    block_id: name,
    label: plainText(label, LIMITS.inputLabel),
    ...(isBlank(description) ? {} : { hint: plainText(description, LIMITS.inputLabel) }),
    optional: !required,
    element: elementFor(argument, command, value),
  };
}

/** What was filled in, as raw arguments; inputs that were left empty are left out. */
export function filledIn(command: Command, values: FormState): Record<string, string> {
  const args = command.arguments.flatMap((argument) => {
    const [field] = Object.values(values[argument.name] ?? {});
    const given = field?.value ?? field?.selected_conversation ?? field?.selected_option?.value;
    if (given === undefined) return [];
    const value = isFed(argument) ? decode(given, [command])?.invocation.args[argument.name] : given;
    return value === undefined ? [] : [[argument.name, value] as const];
  });
  return Object.fromEntries(args);
}

function elementFor(argument: Argument, command: string, value?: string): Element {
  const { type, choices, completes } = argument;
  if (completes === "channel") return channelMenu();
  if (isFed(argument)) return fedMenu({ command, argument: argument.name }, 0, "Type to search");
  if (type === "boolean") return menu(YES_OR_NO);
  if (type === "integer") return numberInput(argument);
  return choices && isMenu(choices)
    ? menu(choices.map((choice) => ({ label: choice, value: choice })))
    : textInput(argument, value);
}

function isFed({ completes }: Argument): boolean {
  return completes !== undefined && completes !== "channel" && completes !== "file";
}

function channelMenu(): Element {
  return {
    ...ACTION,
    type: "conversations_select",
    default_to_current_conversation: true,
    filter: { include: ["public", "private"] },
  };
}

function isMenu(choices: readonly string[]): boolean {
  return (
    choices.length > 0 &&
    choices.length <= LIMITS.options &&
    choices.every((choice) => !isBlank(choice) && choice.length <= LIMITS.optionValue)
  );
}

function menu(choices: readonly { label: string; value: string }[]): Element {
  return {
    ...ACTION,
    type: "static_select",
    options: choices.map(({ label, value }) => ({ text: plainText(label, LIMITS.optionText), value })),
  };
}

function numberInput({ minimum, maximum }: Argument): Element {
  return {
    ...ACTION,
    type: "number_input",
    is_decimal_allowed: false,
    ...(isBound(minimum) ? { min_value: String(minimum) } : {}),
    ...(isBound(maximum) ? { max_value: String(maximum) } : {}),
  };
}

/** A schema without bounds of its own names those of whole numbers in JavaScript. */
function isBound(value: number | undefined): boolean {
  return value !== undefined && Math.abs(value) < Number.MAX_SAFE_INTEGER;
}

function textInput({ maxLength }: Argument, value?: string): Element {
  const limit = Math.min(maxLength ?? Infinity, LIMITS.inputText);
  return {
    ...ACTION,
    type: "plain_text_input",
    max_length: limit,
    ...(maxLength !== undefined && maxLength >= LONG ? { multiline: true } : {}),
    ...(value === undefined || isBlank(value) ? {} : { initial_value: cut(value, limit) }),
  };
}
