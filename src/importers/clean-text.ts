import { compile } from "html-to-text";
import { cut, printable } from "../core/text.ts";

/** Far above any abstract, and low enough that one row can't fill the index. In characters. */
const TEXT_LIMIT = 10_000;
const LINE_LIMIT = 300;

const HTML =
  /<\/?(?:p|br|a|ul|ol|li|em|strong|b|i|u|div|span|h[1-6]|pre|code|blockquote|table|t[drh]|img|hr|su[bp]|tt|d[ldt]|small|s|section|article|iframe|figure|video|style|script)(?:\s[^<>]*)?\/?>/iu;
const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,31}\d{0,2});/iu;
const ADDRESS = /(?<![@\w.+-])([\w.+-]+)@[\w-]+(?:\.[\w-]+)+/gu;

const htmlToText = compile({
  wordwrap: false,
  limits: { maxDepth: 64, maxInputLength: 200_000 },
  selectors: [
    { selector: "a", options: { ignoreHref: true } },
    { selector: "img", format: "skip" },
    { selector: "iframe", format: "skip" },
    { selector: "video", format: "skip" },
    { selector: "ul", options: { itemPrefix: "• " } },
    ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
});

/**
 * Text without markup, one paragraph or list item a line, however it was written; HTML is recognised by its elements.
 * E-mail addresses lose the part after the @.
 */
export function cleanText(raw: string): string {
  const text = HTML.test(raw) || ENTITY.test(raw) ? htmlToText(raw) : raw;
  const lines = printable(text)
    .split("\n")
    .map((line) => line.replace(/\s+/gu, " ").trim())
    .filter((line) => line !== "");
  return cut(withoutAddresses(lines.join("\n")), TEXT_LIMIT);
}

/** Text for one line, such as a title or a name. What looks like an element stays: titles may be about them. */
export function cleanLine(raw: string): string {
  const text = ENTITY.test(raw) ? htmlToText(raw.replace(/</gu, "&lt;")) : raw;
  return cut(withoutAddresses(printable(text).replace(/\s+/gu, " ").trim()), LINE_LIMIT);
}

/** Several texts about one thing as one; what is said twice is said once. */
export function cleanTexts(raw: readonly string[]): string {
  const texts = raw.map(cleanText).filter((text) => text !== "");
  const kept = texts.filter(
    (text, index) =>
      !texts.some((other, place) => other.includes(text) && (place > index || other.length > text.length)),
  );
  return cut(kept.join("\n"), TEXT_LIMIT);
}

function withoutAddresses(text: string): string {
  return text.includes("@") ? text.replace(ADDRESS, "$1@…") : text;
}
