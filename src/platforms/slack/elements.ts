import type { types } from "@slack/bolt";
import { encode, type Invocation } from "../../core/invocation.ts";
import { type Block, type Button, type Choice, isLinkButton } from "../../core/reply.ts";
import { safeUrl } from "./escape.ts";
import { LIMITS } from "./limits.ts";
import { plainText } from "./text-object.ts";

type Picker = Extract<Block, { kind: "picker" }>;
type Menu = types.StaticSelect | types.ExternalSelect;

/** Options of one menu may take this much of a message, measured as JSON. */
const MENU_SIZE = LIMITS.allBlocks / 2;

/** A button, or undefined when Slack couldn't carry what it does. */
export function buttonElement(button: Button, actionId: string): types.Button | undefined {
  const text = plainText(button.label, LIMITS.buttonText);
  if (isLinkButton(button)) {
    const url = safeUrl(button.url);
    return url === undefined ? undefined : { type: "button", text, url, action_id: actionId };
  }
  const value = valueOf(button.invocation, button.replaces);
  if (value === undefined) return undefined;
  return {
    type: "button",
    text,
    value,
    action_id: actionId,
    ...(button.primary ? { style: "primary" } : {}),
  };
}

/** A menu, and how many choices had no room in it. Undefined when there is nothing to choose. */
export function menuElement(picker: Picker, id: number): { menu: Menu; left: number } | undefined {
  if (picker.completes) return { menu: fedMenu(picker.completes, id, picker.placeholder), left: 0 };
  const placeholder = plainText(picker.placeholder, LIMITS.placeholder);
  const all = options(picker.choices);
  if (all.length === 0) return undefined;
  const fitting = all.slice(0, Math.min(LIMITS.options, countFitting(all)));
  return {
    menu: { type: "static_select", action_id: `choose:${id}`, placeholder, options: fitting },
    left: all.length - fitting.length,
  };
}

/**
 * A menu that is fed while somebody types. It carries in its `action_id` what to complete; `readActionId` reads it back.
 * What is chosen from it is the encoded invocation of the command with this argument.
 */
export function fedMenu(
  { command, argument }: NonNullable<Picker["completes"]>,
  id: number,
  placeholder: string,
): types.ExternalSelect {
  return {
    type: "external_select",
    action_id: `complete:${id}:${argument}:${command}`,
    placeholder: plainText(placeholder, LIMITS.placeholder),
    min_query_length: 0,
  };
}

/** What a menu that is fed while somebody types completes; undefined for any other `action_id`. */
export function readActionId(actionId: string): { command: string; argument: string } | undefined {
  const [, argument, command] = /^complete:\d+:([^:]+):(.+)$/su.exec(actionId) ?? [];
  return argument === undefined || command === undefined ? undefined : { command, argument };
}

/** Choices as options of a menu, without those that do the same as an earlier one or can't be carried. */
export function options(choices: readonly Choice[]): types.PlainTextOption[] {
  const byValue = new Map<string, types.PlainTextOption>();
  for (const { label, description, invocation } of choices) {
    const value = valueOf(invocation);
    if (value === undefined || byValue.has(value)) continue;
    const text = plainText(label, LIMITS.optionText);
    byValue.set(value, {
      text,
      value,
      ...(description?.trim() ? { description: plainText(description, LIMITS.optionText) } : {}),
    });
  }
  return [...byValue.values()];
}

/** Buttons that differ in what they say or do. */
export function distinct(buttons: readonly types.Button[]): types.Button[] {
  return [...new Map(buttons.map((button) => [sameness(button), button])).values()];
}

function sameness({ text, value, url }: types.Button): string {
  return JSON.stringify([text.text, value, url]);
}

function valueOf(invocation: Invocation, replaces?: boolean): string | undefined {
  const value = encode(invocation, replaces);
  return value === undefined || value.trim() === "" || /\p{Surrogate}/u.test(value) ? undefined : value;
}

function countFitting(all: readonly types.PlainTextOption[]): number {
  let room = MENU_SIZE;
  const index = all.findIndex((option) => (room -= JSON.stringify(option).length + 1) < 0);
  return index === -1 ? all.length : index;
}
