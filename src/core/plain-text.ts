import type { Invocation } from "./invocation.ts";
import { momentText } from "./moment.ts";
import {
  type Block,
  type Button,
  type Hyperlink,
  type Inline,
  isLinkButton,
  type Moment,
  pieces,
  type Reply,
  type Rich,
  type Styled,
} from "./reply.ts";

/** How a place that shows lines of text writes what a reply holds. Every word goes through `escape` first. */
export interface TextStyle {
  escape(text: string): string;
  styled(kind: Styled["kind"], escaped: string): string;
  link(escaped: string, url: Hyperlink["url"]): string;
  moment(moment: Moment): string;
  channel(id: string): string;
  /** How to type an invocation there, with the slash. */
  typed(invocation: Invocation): string;
}

/** A style with no markup at all, for logs, notifications and scripts. */
export function plainStyle(typed: TextStyle["typed"]): TextStyle {
  return {
    escape: (text) => text,
    styled: (_kind, text) => text,
    link: (text, url) => (text === url ? url : `${text} <${url}>`),
    moment: momentText,
    channel: (id) => `#${id}`,
    typed,
  };
}

/** The whole of a reply as lines of text: nothing that a button would lead to is lost, it stands as a command to type. */
export function toText(reply: Reply, style: TextStyle): string {
  return reply.blocks
    .map((block) => blockText(block, style))
    .join("\n\n")
    .replace(/\n{3,}/gu, "\n\n")
    .trim();
}

/** One line in a style. */
export function lineText(rich: Rich, style: TextStyle): string {
  return pieces(rich)
    .map((piece) => inlineText(piece, style))
    .join("");
}

function blockText(block: Block, style: TextStyle): string {
  switch (block.kind) {
    case "heading":
      return style.styled("bold", lineText(block.text, style));
    case "text":
      return lineText(block.text, style);
    case "note":
      return style.styled("italic", lineText(block.text, style));
    case "list":
      return block.items.map((item) => `• ${lineText(item, style)}`).join("\n");
    case "entry":
      return `• ${lineText(block.text, style)}\n  ${buttonText(block.button, style)}`;
    case "buttons":
      return block.buttons.map((button) => buttonText(button, style)).join("\n");
    case "picker":
      return block.choices
        .map(({ label, invocation }) => buttonText({ label, invocation }, style))
        .join("\n");
    case "divider":
      return style.escape("―――");
  }
}

function buttonText(button: Button, style: TextStyle): string {
  const label = style.escape(button.label);
  return isLinkButton(button)
    ? `→ ${style.link(label, button.url)}`
    : `→ ${label}: ${style.typed(button.invocation)}`;
}

function inlineText(piece: Inline, style: TextStyle): string {
  if (typeof piece === "string") return style.escape(piece);
  switch (piece.kind) {
    case "link":
      return style.link(style.escape(piece.text), piece.url);
    case "moment":
      return style.moment(piece);
    case "channel":
      return style.channel(piece.id);
    case "typed":
      return style.styled("code", style.typed(piece.invocation));
    default:
      return style.styled(piece.kind, style.escape(piece.text));
  }
}
