import type { Person } from "./draft.ts";

const AND =
  /\s*(?:[;&]|\s\/\s|,(?!\s*(?:Jr|Sr|Ph\.?\s?D|M\.?D|MSc|BSc|I{2,3})\b)|\s(?:and|et|und|y|e|en|og|och)\s)\s*/iu;
const ORGANISATION =
  /\b(?:universit\p{L}+|institut\p{L}*|college|school|labs?|ltd|inc|llc|gmbh|foundation|cent(?:re|er)|company|group|chair)\b/iu;
const PARTICLES =
  /^(?:da|de|del|della|den|der|des|di|dos|du|el|la|le|ten|ter|van|von|zu|zum|zur|bin|ibn|al)$/u;

/** Words that begin titles rather than names, however they are written. */
const NO_NAME = new Set(
  (
    "the a an my our your how why what when big open free new source software hardware data part day keynote keynotes workshop " +
    "session opening closing plenary lightning talk talks panel news update updates release report review guide tutorial " +
    "introduction intro introducing call for participation code of conduct live stream machine deep learning artificial " +
    "intelligence cloud web security testing case study best practices lessons learned next first last le les un une"
  ).split(" "),
);

/**
 * Reads names that stand in one text: "A & B", "A, B and C", "A (Company); B". Within a bracket is the affiliation.
 * A comma after a surname can't be told from one between two people, so names must be written first name first.
 */
export function splitPeople(text: string): Person[] {
  const people: Person[] = [];
  for (const part of outsideBrackets(text)) {
    const [, name = part, affiliation] = /^([^()]+?)\s*\(([^()]*)\)\s*$/u.exec(part) ?? [];
    const before = people.at(-1);
    if (before && ORGANISATION.test(part)) people.splice(-1, 1, { affiliation: part, ...before });
    else people.push({ name: name.trim(), ...(affiliation?.trim() && { affiliation: affiliation.trim() }) });
  }
  return people;
}

/** True when a text can be nothing but the names of people: two to five words each, in capitals but for "van" or "de". */
export function looksLikePeople(text: string): boolean {
  const parts = outsideBrackets(text);
  return parts.length > 0 && parts.every((part) => looksLikeName(part.replace(/\([^()]*\)/gu, " ").trim()));
}

function looksLikeName(name: string): boolean {
  const parts = name.split(/\s+/u);
  if (parts.length < 2 || parts.length > 5 || /\d/u.test(name)) return false;
  if (parts.some((part) => NO_NAME.has(part.toLowerCase()))) return false;
  const capitals = parts.filter((part) => /^[\p{Lu}\p{Lt}\p{Lo}]['’\p{L}.-]*$/u.test(part));
  return (
    capitals.length >= 2 &&
    parts.every((part) => capitals.includes(part) || PARTICLES.test(part.toLowerCase()))
  );
}

/** The parts between separators; those within brackets don't count. */
function outsideBrackets(text: string): string[] {
  const held: string[] = [];
  const safe = text.replace(/\([^()]*\)/gu, (bracket) => `\u0000${held.push(bracket) - 1}\u0000`);
  return safe
    .split(AND)
    .map((part) => part.replace(/\0(\d+)\0/gu, (_all, index: string) => held[Number(index)] ?? "").trim())
    .filter((part) => part !== "");
}
