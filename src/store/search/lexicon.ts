import { distance } from "fastest-levenshtein";

const MOST_FOUND = 40;

/** Words that can be looked up by their beginning and by likeness, also when there are hundreds of thousands. */
export interface Lexicon {
  has(word: string): boolean;
  startingWith(beginning: string): string[];
  /** The words that `word` may be a misspelling of, all equally near; none when it is too short to tell. */
  resembling(word: string): string[];
}

/** Builds a lexicon. Each word keeps a mask of its letters, so that hardly any has to be compared letter by letter. */
export function createLexicon(all: Iterable<string>): Lexicon {
  const known = new Set(all);
  const sorted = [...known].toSorted();
  const masks = Uint32Array.from(sorted, maskOf);
  const lengths = Uint8Array.from(sorted, ({ length }) => Math.min(length, 255));

  return {
    has: (word) => known.has(word),
    startingWith(beginning) {
      const found: string[] = [];
      for (let index = lowerBound(sorted, beginning); found.length < MOST_FOUND; index += 1) {
        const word = sorted[index];
        if (!word?.startsWith(beginning)) break;
        found.push(word);
      }
      return found;
    },
    resembling(word) {
      const allowed = slipsAllowed(word);
      if (allowed === 0) return [];
      const mask = maskOf(word);
      let least = allowed;
      let found: string[] = [];
      for (const [index, length] of lengths.entries()) {
        if (Math.abs(length - word.length) > allowed) continue;
        if (bitsIn(mask ^ (masks[index] ?? 0)) > 2 * allowed) continue;
        const far = slips(word, sorted[index] ?? "");
        if (far > least) continue;
        if (far < least) found = [];
        least = far;
        found.push(sorted[index] ?? "");
      }
      return found.slice(0, MOST_FOUND);
    },
  };
}

/** How many slips of the keyboard a word of this length may hold and still be known. */
function slipsAllowed(word: string): number {
  if (/\d/u.test(word) || word.length < 3) return 0;
  return word.length < 7 ? 1 : 2;
}

/**
 * How many slips of the keyboard lie between two words. Two neighbouring letters in the wrong order are one. A short
 * word may lack a letter but has none too many, a shorter one no wrong one either, and one of three letters has them in the
 * wrong order at most. The first
 * letter is hardly ever wrong, and letters too many at the end make another word ("systemd" is no "system").
 */
function slips(word: string, other: string): number {
  if (isTransposed(word, other)) return word.length > 3 || word[0] === other[0] ? 1 : Infinity;
  if (word.length < 4 || word[0] !== other[0]) return Infinity;
  if (word.startsWith(other) && !isDoubled(word, other)) return Infinity;
  if (word.length < 5 && other.length <= word.length) return Infinity;
  if (word.length === 5 && other.length < word.length && !isDoubled(word, other)) return Infinity;
  const far = distance(word, other);
  const isShort = word.length < 8 && other.length <= word.length;
  return far <= (isShort ? 1 : slipsAllowed(word)) ? far : Infinity;
}

/** The last letter stands twice: "axelrodd". */
function isDoubled(word: string, other: string): boolean {
  return word === `${other}${other.slice(-1)}`;
}

function isTransposed(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
}

function lowerBound(sorted: readonly string[], wanted: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? "") < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** One bit for each letter that the word holds. */
function maskOf(word: string): number {
  let mask = 0;
  for (let index = 0; index < word.length; index += 1) mask |= 1 << (word.charCodeAt(index) % 32);
  return mask >>> 0;
}

function bitsIn(mask: number): number {
  let rest = mask - ((mask >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
