import { distance } from "fastest-levenshtein";
import { key, words } from "../../core/text.ts";

/** Words added to or taken out of a title by correcting it have this many letters at most. */
const SMALL_WORDS = 2;

/**
 * True when two texts differ by no more than somebody corrects: case, accents, punctuation, spaces, a letter or two in a
 * word, letters in the wrong order, a small word. Another number is another text: part 1 isn't part 2.
 */
export function isCorrection(before: string, after: string): boolean {
  if (key(before) === key(after)) return key(before) !== "" || before.trim() === after.trim();
  if (digits(before) !== digits(after)) return false;
  const [olds, news] = [words(before), words(after)];
  if (olds.length === news.length) return olds.every((word, index) => isSlip(word, news[index] ?? ""));
  const length = Math.min(key(before).length, key(after).length);
  return length >= SMALL_WORDS * 5 && distance(key(before), key(after)) <= SMALL_WORDS;
}

function isSlip(before: string, after: string): boolean {
  if (before === after) return true;
  const length = Math.max(before.length, after.length);
  if (length > 2 && letters(before) === letters(after)) return true;
  return length > 3 && distance(before, after) <= Math.floor(length / 4);
}

function digits(text: string): string {
  return (text.match(/\d+/gu) ?? []).join(" ");
}

function letters(word: string): string {
  return Array.from(word).toSorted().join("");
}
