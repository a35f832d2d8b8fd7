import type { Synonyms } from "../../core/store.ts";
import { stem, tokens } from "./terms.ts";

/** What a part of a query may also be called: each phrase as its terms. */
interface Found {
  /** Place of the first and behind the last word. */
  readonly from: number;
  readonly to: number;
  readonly phrases: readonly (readonly string[])[];
}

/** Looks up which stretches of a query the glossary knows other names for. */
export type Thesaurus = (words: readonly string[]) => Found[];

/** Builds the look-up over all entries. The longest stretch that begins at a word counts. */
export function createThesaurus(
  entries: readonly Synonyms[],
  isSilent: (word: string) => boolean,
): Thesaurus {
  const known = new Map<string, (readonly string[])[]>();
  let longest = 0;
  for (const entry of entries) {
    const phrases = entry.map((name) => telling(name, isSilent)).filter((phrase) => phrase.length > 0);
    for (const phrase of phrases) {
      const name = phrase.join(" ");
      longest = Math.max(longest, phrase.length);
      known.set(name, [...(known.get(name) ?? []), ...phrases.filter((other) => other.join(" ") !== name)]);
    }
  }
  return (words) =>
    words.flatMap((_word, from) => {
      for (let to = Math.min(words.length, from + longest); to > from; to -= 1) {
        const phrases = known.get(words.slice(from, to).join(" "));
        if (phrases) return [{ from, to, phrases }];
      }
      return [];
    });
}

/** The terms of a name without words such as "of", which a query lacks, too. */
function telling(name: string, isSilent: (word: string) => boolean): string[] {
  return tokens(name)
    .filter((word) => !isSilent(word))
    .map(stem);
}
