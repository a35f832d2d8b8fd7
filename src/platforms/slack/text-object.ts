import type { types } from "@slack/bolt";
import { momentText } from "../../core/moment.ts";
import { lineText, plainStyle, type TextStyle } from "../../core/plain-text.ts";
import { pieces, type Rich } from "../../core/reply.ts";
import { cut } from "../../core/text.ts";
import { clean, escapeEntities, escapeMrkdwn, isBlank, safeUrl } from "./escape.ts";
import { LIMITS } from "./limits.ts";
import { dateFormat, isChannelId, unixSeconds } from "./rich-text.ts";

/** Words without any markup, cut to `limit` characters; words that show nothing become "…", since Slack refuses them. */
export function plainText(words: string, limit: number): types.PlainTextElement {
  const text = cut(clean(words).trim(), limit);
  return { type: "plain_text", text: isBlank(text) ? "…" : text, emoji: false };
}

/** Words and addresses only, for notifications and for what has no room for markup. */
export function plainWords(typed: TextStyle["typed"]): TextStyle {
  const style = plainStyle(typed);
  return { ...style, link: (text, url) => (safeUrl(url) === undefined ? text : style.link(text, url)) };
}

/**
 * A line for the places that know no rich text (sections with a button, small print): without markup where it has none,
 * else as mrkdwn. A line too long for its markup loses that and is cut. Undefined when it shows nothing.
 */
export function textObject(
  rich: Rich,
  typed: TextStyle["typed"],
): types.PlainTextElement | types.MrkdwnElement | undefined {
  const plain = lineText(rich, plainWords(typed));
  if (isBlank(clean(plain))) return undefined;
  if (pieces(rich).every((piece) => typeof piece === "string")) return plainText(plain, LIMITS.text);
  const text = lineText(rich, mrkdwn(typed)).trim();
  return text.length <= LIMITS.text
    ? { type: "mrkdwn", text, verbatim: true }
    : plainText(plain, LIMITS.text);
}

function mrkdwn(typed: TextStyle["typed"]): TextStyle {
  return {
    escape: escapeMrkdwn,
    styled: (kind, text) => wrapped(text, MARKS[kind]),
    link: (text, url) => linked(text, safeUrl(url)),
    moment: (moment) =>
      `<!date^${unixSeconds(moment)}^${dateFormat(moment)}|${escapeEntities(momentText(moment))}>`,
    channel: (id) => (isChannelId(id) ? `<#${id}>` : escapeMrkdwn(`#${id}`)),
    typed: (invocation) => escapeMrkdwn(typed(invocation)),
  };
}

const MARKS = { bold: "*", italic: "_", code: "`" };

/** Slack reads marks only where they touch the words, and within one line. */
function wrapped(text: string, mark: string): string {
  return text.replace(/[^\s].*/gu, (line) => {
    const words = line.trimEnd();
    return `${mark}${words}${mark}${line.slice(words.length)}`;
  });
}

function linked(text: string, url: string | undefined): string {
  if (url === undefined) return text;
  const label = text.replace(/\|/gu, "¦").replace(/\s+/gu, " ");
  return isBlank(label) ? `<${escapeEntities(url)}>` : `<${escapeEntities(url)}|${label}>`;
}
