import { type Block, type Button, type Rich, wording } from "../../core/reply.ts";
import { buttonComponent, selectComponents, type Taken } from "./clickable.ts";
import { isBlank } from "./escape.ts";
import { LIMITS } from "./limits.ts";
import type { Line } from "./line.ts";
import type { ButtonComponent, SelectComponent } from "./wire.ts";

/** A part of a message that is shown whole or left out: what a block becomes before limits are looked at. */
export type Unit =
  | { readonly kind: "text"; readonly lines: readonly Line[] }
  | { readonly kind: "entry"; readonly lines: readonly [Line]; readonly button: ButtonComponent }
  | { readonly kind: "buttons"; readonly buttons: readonly ButtonComponent[] }
  | { readonly kind: "menu"; readonly menu: SelectComponent }
  | { readonly kind: "divider" };

/** How many components a unit takes, nested ones counted. */
export function componentCount(unit: Unit): number {
  switch (unit.kind) {
    case "text":
    case "divider":
      return 1;
    case "entry":
      return 3;
    case "buttons":
      return 1 + unit.buttons.length;
    case "menu":
      return 2;
  }
}

/** How many things a reader misses when a unit is left out. */
export function itemCount(unit: Unit): number {
  switch (unit.kind) {
    case "text":
      return unit.lines.length;
    case "entry":
      return 1;
    case "buttons":
      return unit.buttons.length;
    case "menu":
      return unit.menu.options.length;
    case "divider":
      return 0;
  }
}

/** Turns blocks into units; lines that follow each other share one. Dividers at the edges and doubles go. */
export function toUnits(blocks: readonly Block[]): Unit[] {
  const taken: Taken = new Set();
  const units: Unit[] = [];
  for (const unit of blocks.flatMap((block) => unitsOf(block, taken))) {
    const last = units.at(-1);
    if (unit.kind === "text" && last?.kind === "text")
      units.splice(-1, 1, { kind: "text", lines: [...last.lines, ...unit.lines] });
    else if (unit.kind !== "divider" || (last && last.kind !== "divider")) units.push(unit);
  }
  return units.at(-1)?.kind === "divider" ? units.slice(0, -1) : units;
}

function unitsOf(block: Block, taken: Taken): Unit[] {
  switch (block.kind) {
    case "heading":
      return text([block.text], "### ");
    case "text":
      return text([block.text], "");
    case "list":
      return text(block.items, "- ");
    case "note":
      return text([block.text], "-# ");
    case "entry":
      return entry(block.text, block.button, taken);
    case "buttons":
      return rows(block.buttons.flatMap((button) => buttonComponent(button, taken) ?? []));
    case "picker":
      return picker(block, taken);
    case "divider":
      return [{ kind: "divider" }];
  }
}

/** A picker without choices is one that is fed while somebody types, which on Discord only a command can be. */
function picker(block: Extract<Block, { kind: "picker" }>, taken: Taken): Unit[] {
  const { placeholder, choices, completes } = block;
  if (choices.length === 0 && completes) {
    const invocation = { command: completes.command, args: {} };
    return text([[placeholder, ": ", { kind: "typed", invocation }]], "");
  }
  return selectComponents(placeholder, choices, taken).map((menu) => ({ kind: "menu", menu }));
}

function text(rich: readonly Rich[], prefix: Line["prefix"]): Unit[] {
  const lines = rich.filter((line) => !isEmpty(line)).map((line) => ({ prefix, text: line }));
  return lines.length === 0 ? [] : [{ kind: "text", lines }];
}

function entry(line: Rich, button: Button, taken: Taken): Unit[] {
  const component = buttonComponent(button, taken);
  if (component === undefined) return text([line], "- ");
  if (isEmpty(line)) return [{ kind: "buttons", buttons: [component] }];
  return [{ kind: "entry", lines: [{ prefix: "", text: line }], button: component }];
}

function rows(buttons: readonly ButtonComponent[]): Unit[] {
  const count = Math.ceil(buttons.length / LIMITS.rowButtons);
  return Array.from({ length: count }, (_, row) => ({
    kind: "buttons",
    buttons: buttons.slice(row * LIMITS.rowButtons, (row + 1) * LIMITS.rowButtons),
  }));
}

function isEmpty(line: Rich): boolean {
  return isBlank(wording(line));
}
