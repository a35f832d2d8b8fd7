import { printable } from "./text.ts";

/** Most characters of a note. */
export const NOTE_LIMIT = 2000;

/** What is said of a note's link when it can't be taken. */
export const LINK_RULE = "a link begins with https:// or http://";

/** The text of a note without what can't be seen, and with at most one empty line in a row. */
export function noteText(text: string): string {
  return printable(text)
    .replace(/[^\S\n]+$/gmu, "")
    .replace(/\n{3,}/gu, "\n\n")
    .trim();
}

/** Splits "https://… slides of the talk" into the address and what is said of it; undefined for anything else. */
export function readLink(text: string): { url: string; said: string } | undefined {
  const [, url = "", said = ""] = /^<?(https?:\/\/[^\s<>"]+)>?\s*([\s\S]*)$/u.exec(text.trim()) ?? [];
  return URL.canParse(url) ? { url, said } : undefined;
}

const MESSAGE =
  /^https:\/\/(?:(?:[\w-]+\.){1,2}slack\.com\/archives|(?:(?:ptb|canary)\.)?discord\.com\/channels)\/[^\s<>"]+$/u;

/** True for the address of a message on Slack or Discord, which is all that may be shown as one. */
export function isMessageAddress(text: string): boolean {
  return MESSAGE.test(text) && URL.canParse(text);
}
