/**
 * An address in the strict form of RFC 3986 (https://www.rfc-editor.org/rfc/rfc3986#appendix-A). Browsers take more than it
 * allows, and so do organisers.
 */
export function uriOf(url: string): string {
  const { origin, pathname, search, hash } = new URL(url);
  return `${origin}${strict(pathname)}${strict(search)}${hash === "" ? "" : `#${strict(hash.slice(1).replace(/#/gu, "%23"))}`}`;
}

function strict(part: string): string {
  return part
    .replace(/%(?![\da-f]{2})/giu, "%25")
    .replace(/[[\]|{}^`"<>\\\s]|[^\p{ASCII}]/gu, encodeURIComponent);
}
