import type { types } from "@slack/bolt";
import { largest, type Usage } from "../../core/usage.ts";
import { LIMITS } from "./limits.ts";
import type { SlackMessage } from "./render.ts";

type Element = types.ActionsBlockElement;

/** How near a message is to each of Slack's limits. */
export function usage({ text, blocks }: SlackMessage): Usage[] {
  const rows = blocks.flatMap((block) => (block.type === "actions" ? [block.elements] : []));
  const elements = [...rows.flat(), ...blocks.flatMap(accessory)];
  const buttons = elements.filter((element) => element.type === "button");
  const menus = elements.flatMap((element) =>
    element.type === "static_select" ? [element.options ?? []] : [],
  );
  const options = menus.flat();
  return [
    use("blocks", blocks.length, LIMITS.blocks),
    use("characters of all blocks, as JSON", JSON.stringify(blocks).length, LIMITS.allBlocks),
    use("characters of the text for notifications", text.length, LIMITS.messageText),
    use("characters of a header", largest(blocks.map(headerLength)), LIMITS.header),
    use("characters of a section or small print", largest(blocks.flatMap(textLengths)), LIMITS.text),
    use("buttons in a block", largest(rows.map((row) => row.length)), LIMITS.buttonsInBlock),
    use(
      "characters on a button",
      largest(buttons.map((button) => button.text.text.length)),
      LIMITS.buttonText,
    ),
    use("characters of an address", largest(buttons.map(({ url }) => url?.length ?? 0)), LIMITS.url),
    use("options of a menu", largest(menus.map((menu) => menu.length)), LIMITS.options),
    use(
      "characters of an option",
      largest(options.map((option) => option.text.text.length)),
      LIMITS.optionText,
    ),
    use(
      "characters of an option's value",
      largest(options.map(({ value }) => value?.length ?? 0)),
      LIMITS.optionValue,
    ),
    use("characters of a placeholder", largest(elements.map(placeholderLength)), LIMITS.placeholder),
  ];
}

function use(what: string, used: number, allowed: number): Usage {
  return { what, used, allowed };
}

function accessory(block: types.KnownBlock): Element[] {
  return block.type === "section" && block.accessory?.type === "button" ? [block.accessory] : [];
}

function headerLength(block: types.KnownBlock): number {
  return block.type === "header" ? block.text.text.length : 0;
}

function textLengths(block: types.KnownBlock): number[] {
  if (block.type === "section") return [block.text?.text.length ?? 0];
  if (block.type !== "context") return [];
  return block.elements.map((element) => ("text" in element ? element.text.length : 0));
}

function placeholderLength(element: Element): number {
  return element.type === "static_select" || element.type === "external_select"
    ? (element.placeholder?.text.length ?? 0)
    : 0;
}
