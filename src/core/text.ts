/** Brings text to the form in which case, accents and typographic variants make no difference; lengths may change. */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{Mark}+/gu, "")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/ł/g, "l")
    .replace(/ø/g, "o")
    .replace(/æ/g, "ae")
    .replace(/œ/g, "oe")
    .replace(/[’‘`´]/g, "'");
}

/** The folded words of a text: runs of letters and digits, so `rp_filter` and `rp-filter` are the same two words. */
export function words(text: string): string[] {
  return fold(text).match(/[\p{Letter}\p{Number}]+/gu) ?? [];
}

/** A key under which two spellings of one name meet: `IP-Set`, `ip set` and `ipset` share it. */
export function key(text: string): string {
  return words(text).join("");
}

/** An identifier for a name, as used in addresses and buttons: `József Kadlecsik` gives `jozsef-kadlecsik`. */
export function slug(text: string): string {
  return words(text).join("-");
}

/**
 * Text without control characters and without marks that turn the direction of writing, which a reader can't see but a
 * terminal or a renderer obeys. Line breaks stay.
 */
export function printable(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/gu, "\n")
    .replace(/(?!\n)[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "");
}

/** Cuts a text to `limit` UTF-16 characters at a word, marks the cut with "…", and never splits a character in two. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  if (limit < 1) return "";
  let end = limit - 1;
  if (isHighSurrogate(text, end - 1)) end -= 1;
  const head = text.slice(0, end);
  const space = head.search(/\s\S*$/u);
  const atWord = /\s/u.test(text.charAt(end)) || space < limit / 2 ? head : head.slice(0, space);
  return `${atWord.trimEnd()}…`;
}

/** `plural(1, "talk")` gives "1 talk", `plural(3, "talk")` gives "3 talks". */
export function plural(count: number, noun: string, many = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : many}`;
}

/** Joins names as a sentence does: "Ann", "Ann and Bob", "Ann, Bob and Cleo". */
export function listed(names: readonly string[], and = "and"): string {
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} ${and} ${names.at(-1)}`;
}

function isHighSurrogate(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= 0xd800 && unit <= 0xdbff;
}
