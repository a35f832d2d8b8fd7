import type { types } from "@slack/bolt";
import { momentText } from "../../core/moment.ts";
import type { TextStyle } from "../../core/plain-text.ts";
import { type Inline, type Moment, pieces, type Rich } from "../../core/reply.ts";
import { cut } from "../../core/text.ts";
import { clean, isBlank, safeUrl } from "./escape.ts";
import { LIMITS } from "./limits.ts";

type Element = types.RichTextText | types.RichTextLink | types.RichTextDate | types.RichTextChannelMention;
type Style = NonNullable<types.RichTextText["style"]>;

/** How Slack writes a moment in the reader's own zone: https://docs.slack.dev/messaging/formatting-message-text#date-formatting */
export function dateFormat(moment: Moment): string {
  return moment.show === "time" ? "{time}" : "{date_short_pretty} {time}";
}

/** The instant in whole seconds since 1970, as Slack counts. */
export function unixSeconds(moment: Moment): number {
  return Math.floor(Date.parse(moment.at) / 1000);
}

/**
 * A line as blocks of rich text, where words are never markup and need no escaping. A long line is split at words over
 * several blocks; one that shows nothing gives none.
 */
export function paragraph(rich: Rich, typed: TextStyle["typed"], style: Style = {}): types.RichTextBlock[] {
  const elements = pieces(rich).flatMap((piece) => elementsOf(piece, typed, style));
  return grouped(elements)
    .filter(isVisible)
    .map((group) => ({ type: "rich_text", elements: [section(group)] }));
}

/** A bullet list as blocks of rich text; a long item is cut, a long list is continued in the next block. */
export function bulletList(items: readonly Rich[], typed: TextStyle["typed"]): types.RichTextBlock[] {
  const sections = items
    .map((item) => shortened(pieces(item).flatMap((piece) => elementsOf(piece, typed, {}))))
    .filter(isVisible)
    .map(section);
  return grouped(sections).map((group) => ({
    type: "rich_text",
    elements: [{ type: "rich_text_list", style: "bullet", elements: group }],
  }));
}

function elementsOf(piece: Inline, typed: TextStyle["typed"], style: Style): Element[] {
  if (typeof piece === "string") return words(piece, style);
  switch (piece.kind) {
    case "link":
      return link(piece.text, safeUrl(piece.url), style);
    case "moment":
      return [date(piece, style)];
    case "channel":
      return isChannelId(piece.id)
        ? [{ type: "channel", channel_id: piece.id }]
        : words(`#${piece.id}`, style);
    case "typed":
      return words(typed(piece.invocation), { ...style, code: true });
    default:
      return words(piece.text, { ...style, [piece.kind]: true });
  }
}

/** Channels, private channels and direct messages: https://docs.slack.dev/reference/objects/conversation-object */
export function isChannelId(id: string): boolean {
  return /^[CGD][A-Z0-9]+$/u.test(id);
}

function words(text: string, style: Style): Element[] {
  return split(clean(text), LIMITS.text / 2).map((part) => ({ type: "text", text: part, ...styled(style) }));
}

function link(label: string, url: string | undefined, style: Style): Element[] {
  const text = cut(clean(label), LIMITS.optionText * 4);
  if (url === undefined) return words(label, style);
  return [{ type: "link", url, ...(isBlank(text) ? {} : { text }), ...styled(style) }];
}

function date(moment: Moment, style: Style): Element {
  return {
    type: "date",
    timestamp: unixSeconds(moment),
    format: dateFormat(moment),
    fallback: momentText(moment),
    ...styled(style),
  };
}

function styled(style: Style): { style?: Style } {
  return Object.keys(style).length === 0 ? {} : { style };
}

function section(elements: Element[]): types.RichTextSection {
  return { type: "rich_text_section", elements };
}

function isVisible(elements: readonly Element[]): boolean {
  return elements.some((element) => element.type !== "text" || !isBlank(element.text));
}

/** Splits a text at words into parts of at most `size` characters. */
function split(text: string, size: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > size) {
    const part = cut(rest, size).slice(0, -1) || rest.slice(0, size);
    parts.push(part);
    rest = rest.slice(part.length).trimStart();
  }
  return rest === "" ? parts : [...parts, rest];
}

/** Puts neighbours together as long as they stay below the size of a text, measured as JSON. */
function grouped<T>(parts: readonly T[]): T[][] {
  const groups: T[][] = [];
  let room = 0;
  for (const part of parts) {
    const size = JSON.stringify(part).length;
    if (size > room) {
      groups.push([]);
      room = LIMITS.text;
    }
    groups.at(-1)?.push(part);
    room -= size;
  }
  return groups;
}

function shortened(elements: readonly Element[]): Element[] {
  const [head = [], ...rest] = grouped(elements);
  return rest.length === 0 ? head : [...head, { type: "text", text: "…" }];
}
