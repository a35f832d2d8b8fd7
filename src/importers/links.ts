import type { Link } from "../core/talk.ts";
import { cleanLine } from "./clean-text.ts";

const MOST = 30;
const LONGEST = 2000;

/** True for an address that a browser opens: `http://` or `https://`, without a password in it. */
export function isWebAddress(url: string): boolean {
  if (!/^https?:\/\/\S+$/iu.test(url) || url.length > LONGEST || !URL.canParse(url)) return false;
  const { username, password } = new URL(url);
  return username === "" && password === "";
}

/**
 * A link as a file gives it, or nothing: an address that no browser opens (`mailto:`) is left out, one that only makes sense
 * beside another is put behind `base`.
 */
export function linkOf(url: string | undefined, label = "", base?: string): Link[] {
  const address = url?.trim() ?? "";
  const whole =
    isWebAddress(address) || address === "" || base === undefined ? address : absolute(address, base);
  if (!isWebAddress(whole)) return [];
  const said = cleanLine(label);
  return [
    {
      label: said === "" || isWebAddress(said) ? new URL(whole).hostname.replace(/^www\./u, "") : said,
      url: whole,
    },
  ];
}

/** Links without those that lead to the same page. */
export function distinctLinks(links: readonly Link[]): Link[] {
  return [...new Map(links.toReversed().map((link) => [link.url, link])).values()]
    .toReversed()
    .slice(0, MOST);
}

function absolute(address: string, base: string): string {
  return URL.canParse(address, base) ? new URL(address, base).href : "";
}
