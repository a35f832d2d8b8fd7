import type { types } from "@slack/bolt";
import type { Block } from "slack-blocks-to-jsx";

/** Menus of a message. */
export type MenuElement = types.StaticSelect | types.ExternalSelect;

/** A button as it stands in the payload. */
export interface Interactive {
  readonly label: string;
  /** Absent for one that opens a page. */
  readonly value?: string | undefined;
}

/** A part of a message that the library draws, or a menu, which it can't. */
export type Group =
  | {
      readonly kind: "blocks";
      readonly blocks: readonly Block[];
      readonly interactive: readonly Interactive[];
    }
  | { readonly kind: "menu"; readonly element: MenuElement };

/** The parts of a message, in order. */
export function groups(blocks: readonly types.KnownBlock[]): Group[] {
  const parts: Group[] = [];
  for (const block of blocks) {
    const menu = menuOf(block);
    const last = parts.at(-1);
    if (menu) parts.push({ kind: "menu", element: menu });
    else if (last?.kind === "blocks") parts.splice(-1, 1, together(last.blocks, block, last.interactive));
    else parts.push(together([], block, []));
  }
  return parts;
}

function together(
  before: readonly Block[],
  block: types.KnownBlock,
  interactive: readonly Interactive[],
): Group {
  return {
    kind: "blocks",
    blocks: [...before, asMeant(block)],
    interactive: [...interactive, ...buttonsOf(block)],
  };
}

function menuOf(block: types.KnownBlock): MenuElement | undefined {
  const [element] = block.type === "actions" ? block.elements : [];
  return element?.type === "static_select" || element?.type === "external_select" ? element : undefined;
}

function buttonsOf(block: types.KnownBlock): Interactive[] {
  const elements =
    block.type === "actions"
      ? block.elements
      : block.type === "section" && block.accessory
        ? [block.accessory]
        : [];
  return elements.flatMap((element) =>
    element.type === "button" ? [{ label: element.text.text, value: element.value }] : [],
  );
}

/**
 * A block so that the library reads its texts as Slack does. The library takes plain text for markup unless it is
 * verbatim, and shows verbatim mrkdwn without any markup; to Slack, plain text is plain, and verbatim only stops it from
 * making links of its own: https://docs.slack.dev/reference/block-kit/composition-objects/text-object
 */
function asMeant(block: types.KnownBlock): Block {
  return JSON.parse(JSON.stringify(block), (_key, value: unknown) => {
    if (typeof value !== "object" || value === null || !("type" in value)) return value;
    if (value.type === "plain_text") return { ...value, verbatim: true };
    return value.type === "mrkdwn" ? { ...value, verbatim: false } : value;
  });
}
