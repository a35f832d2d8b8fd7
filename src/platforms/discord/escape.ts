const INVISIBLE = /[\u200B\u2060\uFEFF\u00AD\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]|\p{Surrogate}/gu;
const CONTROL = /[^\P{Cc}\n]/gu;
const BREAK = /\r\n?|[\u0085\u2028\u2029]/gu;
const MENTION = /@(?=everyone|here|$)|<(?=[@#/:+]|\w+:|$)/giu;
const MARKUP = /[\\*~|`[\]<]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|:(?=[\w+-]+:|\/\/)/gu;
const LINE_START = /^([^\S\n]*)(-#|#{1,6}|[-+]|>{1,3}|\d+(?=[.)]))(?=[.)]?(?:\s|$))/gmu;
/** An invisible character that keeps what stands around it from being read as one thing. */
const SPLIT = "\u200B";

/** The text without what can't be seen: controls, marks that turn the direction, broken characters. Line breaks stay. */
export function visible(text: string): string {
  return text.replace(BREAK, "\n").replace(INVISIBLE, "").replace(CONTROL, " ");
}

/** The text on one line, for labels, which Discord shows without any markup. */
export function plain(text: string): string {
  return visible(text).replace(/\s+/gu, " ").trim();
}

/** True when a reader sees anything at all; Discord refuses texts where not. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Cc}\p{Cf}\p{Cs}\p{M}]/u.test(text);
}

/**
 * Turns text into Discord markdown that shows just its characters: no mention, markup, emoji, timestamp or link comes
 * to life.
 */
export function escape(text: string): string {
  return escapeLineStarts(split(visible(text)).replace(MARKUP, String.raw`\$&`));
}

/** Keeps lines from turning into headings, lists, quotes or small print. Needed again where escaped texts were joined. */
export function escapeLineStarts(escaped: string): string {
  return escaped.replace(LINE_START, (_all, space: string, mark: string) =>
    /\d/u.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`,
  );
}

/** Text as inline code, where backslashes don't escape: backticks become a look-alike. Empty for nothing to show. */
export function code(text: string): string {
  const shown = split(plain(text).replaceAll("`", "\u02CB"));
  return isBlank(shown) ? "" : `\`${shown}\``;
}

/** Text between pairs of markers such as `**`, one on each row; white space at the ends stays outside, as it must. */
export function between(marker: string, escaped: string): string {
  return escaped.replace(/^([^\S\n]*)(\S(?:.*\S)?)/gmu, (row, space: string, core: string) =>
    isBlank(core) ? row : `${space}${marker}${core}${marker}`,
  );
}

/** Joins two pieces of markdown so that the end of one and the start of the other are not read as one marker. */
export function beside(left: string, right: string): string {
  const clash = (left.endsWith("*") || left.endsWith("`")) && left.at(-1) === right.at(0);
  return clash ? `${left}${SPLIT}${right}` : left + right;
}

/**
 * Words that open an address; the words alone when the address is not http(s). The address stands in `<…>`, where it
 * ends for sure, also when Discord doesn't take the words for the label of a link.
 */
export function link(text: string, url: string): string {
  const target = safeUrl(url);
  const words = plain(text);
  if (target === undefined) return escape(words);
  if (isBlank(words) || words === plain(url)) return `<${target}>`;
  return `[${escape(words.replaceAll("[", "(").replaceAll("]", ")"))}](<${target}>)`;
}

/** An address that may be opened, encoded so that it can't leave `(…)` or `<…>`; undefined for all but http and https. */
export function safeUrl(url: string): string | undefined {
  const text = visible(url).trim();
  if (!/^https?:\/\/[^/]/iu.test(text) || !URL.canParse(text)) return undefined;
  const parsed = new URL(text);
  parsed.username = "";
  parsed.password = "";
  return parsed.href.replace(/[()<>"'`*~|\\@\s]/gu, percent);
}

function split(text: string): string {
  return text.replace(MENTION, `$&${SPLIT}`);
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}
