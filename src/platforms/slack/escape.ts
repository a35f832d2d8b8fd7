import { LIMITS } from "./limits.ts";

const INVISIBLE =
  /(?!\n)[\p{Control}\p{Line_Separator}\p{Paragraph_Separator}\u061C\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;
const BROADCAST = /@(?=(?:everyone|here|channel)\b)/giu;
const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const LOOKALIKES: Readonly<Record<string, string>> = { "*": "∗", "~": "∼", "`": "ˋ", _: "ˍ" };

/**
 * Text as it may be shown anywhere: control characters and marks that turn the line around are gone, halves of
 * characters are whole, and "@here" can't wake a channel (a word joiner, which nobody sees, stands within).
 */
export function clean(text: string): string {
  return text
    .replace(/\r\n?/gu, "\n")
    .replace(INVISIBLE, (mark) => (/[\t\v\f\u2028\u2029]/u.test(mark) ? " " : ""))
    .replace(/\p{Surrogate}/gu, "\uFFFD")
    .replace(BROADCAST, "@\u2060");
}

/** True when nobody would see anything of a text; Slack refuses it. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Default_Ignorable_Code_Point}]/u.test(text);
}

/**
 * Escapes the characters that begin mentions, links and dates.
 * https://docs.slack.dev/messaging/formatting-message-text#escaping
 */
export function escapeEntities(text: string): string {
  return text.replace(/[&<>]/gu, (character) => ENTITIES[character] ?? character);
}

/**
 * Makes any text stand as itself within mrkdwn. Slack has no escape for `*`, `_`, `~` and backticks, so they are shown
 * by characters that look alike; an underscore within a word is no markup and stays. A word joiner keeps `>` at the
 * start of a line from being a quotation, and `:name:` from being an emoji.
 */
export function escapeMrkdwn(text: string): string {
  const plain = clean(text)
    .replace(
      /[*~`]|(?<![\p{Letter}\p{Number}])_|_(?![\p{Letter}\p{Number}])/gu,
      (mark) => LOOKALIKES[mark] ?? mark,
    )
    .replace(/:(?=[\w+'-]+:)/gu, ":\u2060")
    .replace(/^(?=\s*>)/gmu, "\u2060");
  return escapeEntities(plain);
}

/**
 * An address that may be linked to: http or https, whole, without credentials (they make one host look like another) and
 * without characters that mean something to Slack.
 */
export function safeUrl(url: string): string | undefined {
  if (!/^https?:\/\//iu.test(url) || !URL.canParse(url)) return undefined;
  const address = new URL(url);
  address.username = "";
  address.password = "";
  const encoded = address.href.replace(/[|<>\s]/gu, encodeURIComponent).replace(BROADCAST, "%40");
  return encoded.length <= LIMITS.url ? encoded : undefined;
}
