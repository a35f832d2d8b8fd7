import { largest, type Usage } from "../../core/usage.ts";
import { LIMITS } from "./limits.ts";
import {
  type ButtonComponent,
  COMPONENT,
  type ContainedComponent,
  type Message,
  type SelectComponent,
} from "./wire.ts";

/** How near a message is to each of Discord's limits. */
export function usage({ components: [{ components }] }: Message): Usage[] {
  const rows = components.map(buttonsIn);
  const buttons = rows.flat();
  const menus = components.flatMap(menusIn);
  const options = menus.flatMap((menu) => menu.options);
  const ids = [...buttons.map((button) => idOf(button)), ...menus.map((menu) => menu.custom_id)];
  const labels = options.flatMap(({ label, description = "", value }) => [label, description, value]);
  return [
    use("components, nested ones counted", 1 + sum(components.map(count)), LIMITS.components),
    use("characters of all text", sum(components.map(textLength)), LIMITS.text),
    use("buttons in a row", largest(rows.map((row) => row.length)), LIMITS.rowButtons),
    use("characters on a button", longest(buttons.map(({ label }) => label)), LIMITS.buttonLabel),
    use("characters of a custom_id", longest(ids), LIMITS.customId),
    use("characters of an address", longest(buttons.map(addressOf)), LIMITS.buttonUrl),
    use("lines of a menu", largest(menus.map((menu) => menu.options.length)), LIMITS.selectOptions),
    use("characters of a menu's line", longest(labels), LIMITS.optionText),
    use("characters of a placeholder", longest(menus.map((menu) => menu.placeholder)), LIMITS.placeholder),
  ];
}

function use(what: string, used: number, allowed: number): Usage {
  return { what, used, allowed };
}

function longest(texts: readonly string[]): number {
  return largest(texts.map((text) => text.length));
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, one) => total + one, 0);
}

function count(component: ContainedComponent): number {
  if (component.type === COMPONENT.section) return 3;
  return component.type === COMPONENT.actionRow ? 1 + component.components.length : 1;
}

function textLength(component: ContainedComponent): number {
  if (component.type === COMPONENT.textDisplay) return component.content.length;
  return component.type === COMPONENT.section ? component.components[0].content.length : 0;
}

function buttonsIn(component: ContainedComponent): ButtonComponent[] {
  if (component.type === COMPONENT.section) return [component.accessory];
  if (component.type !== COMPONENT.actionRow) return [];
  return component.components.flatMap((one) => (one.type === COMPONENT.button ? [one] : []));
}

function menusIn(component: ContainedComponent): SelectComponent[] {
  if (component.type !== COMPONENT.actionRow) return [];
  return component.components.flatMap((one) => (one.type === COMPONENT.stringSelect ? [one] : []));
}

function idOf(button: ButtonComponent): string {
  return "custom_id" in button ? button.custom_id : "";
}

function addressOf(button: ButtonComponent): string {
  return "url" in button ? button.url : "";
}
