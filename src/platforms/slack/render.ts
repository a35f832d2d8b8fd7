import type { types } from "@slack/bolt";
import { type TextStyle, toText } from "../../core/plain-text.ts";
import { type Block, pieces, type Reply, type Rich, wording } from "../../core/reply.ts";
import { cut } from "../../core/text.ts";
import { buttonElement, distinct, menuElement } from "./elements.ts";
import { clean, escapeEntities, isBlank } from "./escape.ts";
import { LIMITS } from "./limits.ts";
import { bulletList, paragraph } from "./rich-text.ts";
import { plainText, plainWords, textObject } from "./text-object.ts";

/** A message as Slack takes it: the blocks are shown, the text is for notifications and screen readers. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: types.KnownBlock[];
  /** The text has no markup. */
  readonly mrkdwn: false;
}

/** Escaping makes a character five at most. */
const LONGEST_TEXT = LIMITS.messageText / 5;

/** Room that the last note may take, as JSON. */
const NOTE_SIZE = 150;

/**
 * Turns a reply into a Slack message. All of Slack's limits hold for any reply, and no text in it can ping anybody,
 * open an address or break the layout. `typed` writes an invocation as it is typed in Slack.
 */
export function render(reply: Reply, typed: TextStyle["typed"]): SlackMessage {
  const drawn = reply.blocks.map((block, id) => draw(block, id, typed));
  return { text: wholeText(reply, typed), blocks: fitting(drawn), mrkdwn: false };
}

function wholeText(reply: Reply, typed: TextStyle["typed"]): string {
  const summary = clean(reply.summary).trim();
  const all = clean(toText(reply, plainWords(typed))).trim();
  const text = cut(all.startsWith(summary) ? all : `${summary}\n\n${all}`, LONGEST_TEXT);
  return isBlank(text) ? "…" : escapeEntities(text);
}

function draw(block: Block, id: number, typed: TextStyle["typed"]): types.KnownBlock[] {
  switch (block.kind) {
    case "heading":
      return heading(block.text, typed);
    case "text":
      return paragraph(block.text, typed);
    case "list":
      return bulletList(block.items, typed);
    case "entry": {
      const text = textObject(block.text, typed);
      const accessory = buttonElement(block.button, `entry:${id}`);
      if (text) return [{ type: "section", text, ...(accessory && { accessory }) }];
      return accessory ? [{ type: "actions", elements: [accessory] }] : [];
    }
    case "buttons":
      return buttonRows(block.buttons.map((button, index) => buttonElement(button, `button:${id}:${index}`)));
    case "picker": {
      const drawn = menuElement(block, id);
      if (!drawn) return [];
      return [{ type: "actions", elements: [drawn.menu] }, ...(drawn.left > 0 ? [more(drawn.left)] : [])];
    }
    case "note":
      return note(textObject(block.text, typed));
    case "divider":
      return [{ type: "divider" }];
  }
}

/** A header is short and has words only; anything else becomes a bold line. */
function heading(rich: Rich, typed: TextStyle["typed"]): types.KnownBlock[] {
  const words = clean(wording(rich)).trim();
  const fits = pieces(rich).every((piece) => typeof piece === "string") && words.length <= LIMITS.header;
  return fits && !isBlank(words)
    ? [{ type: "header", text: plainText(words, LIMITS.header) }]
    : paragraph(rich, typed, { bold: true });
}

function buttonRows(buttons: readonly (types.Button | undefined)[]): types.ActionsBlock[] {
  const all = distinct(buttons.filter((button) => button !== undefined));
  const count = Math.ceil(all.length / LIMITS.buttonsInBlock);
  return Array.from({ length: count }, (_, row) => ({
    type: "actions",
    elements: all.slice(row * LIMITS.buttonsInBlock, (row + 1) * LIMITS.buttonsInBlock),
  }));
}

function note(text: types.PlainTextElement | types.MrkdwnElement | undefined): types.ContextBlock[] {
  return text ? [{ type: "context", elements: [text] }] : [];
}

function more(count: number): types.ContextBlock {
  return { type: "context", elements: [plainText(`… and ${count} more`, LIMITS.text)] };
}

/** As many blocks as Slack takes; when some must go, a note says how many parts of the reply they were. */
function fitting(drawn: readonly types.KnownBlock[][]): types.KnownBlock[] {
  const parts = drawn.filter((blocks) => blocks.length > 0);
  const all = parts.flat();
  if (all.length <= LIMITS.blocks && JSON.stringify(all).length <= LIMITS.allBlocks) return all;
  const kept: types.KnownBlock[] = [];
  let room = LIMITS.allBlocks - NOTE_SIZE;
  for (const [index, blocks] of parts.entries()) {
    for (const block of blocks) {
      room -= JSON.stringify(block).length + 1;
      if (room < 0 || kept.length === LIMITS.blocks - 1) return [...kept, more(parts.length - index)];
      kept.push(block);
    }
  }
  return kept;
}
