import { distance } from "fastest-levenshtein";
import { languages } from "../core/languages/all.ts";
import type { Cue, Language } from "../core/languages/language.ts";
import { words } from "../core/text.ts";

/** Shorter words resemble too much. */
const SHORTEST_MISSPELT = 7;

/** The words of a language, to be looked up. */
export interface Lexicon {
  readonly language: Language;
  /** Cues by their first words. */
  readonly phrases: ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly cue: Cue }[]>;
  readonly silent: ReadonlySet<string>;
  readonly faint: ReadonlySet<string>;
  /** Words that are no slips. */
  readonly formats: ReadonlySet<string>;
}

/** Those of all languages. */
export const lexicons: readonly Lexicon[] = languages.map(lexiconOf);

/** What a long word of the frame was meant to be: "presentd". */
export function misspelt(word: string, { phrases, silent, formats }: Lexicon) {
  if (word.length < SHORTEST_MISSPELT || formats.has(word)) return [];
  for (const [known, meant] of phrases) {
    if (known.length < SHORTEST_MISSPELT || silent.has(known)) continue;
    if (known[0] === word[0] && distance(known, word) === 1) {
      return meant.filter(({ words: phrase }) => phrase.length === 1);
    }
  }
  return [];
}

function lexiconOf(language: Language): Lexicon {
  const phrases = new Map<string, { words: readonly string[]; cue: Cue }[]>();
  for (const [cue, list] of entriesOf(language.cues)) {
    for (const phrase of list.map(words)) {
      const [first = ""] = phrase;
      phrases.set(first, [...(phrases.get(first) ?? []), { words: phrase, cue }]);
    }
  }
  return {
    language,
    phrases,
    silent: wordsIn(language.silent),
    faint: wordsIn(language.faint),
    formats: wordsIn(Object.values(language.formats).flat()),
  };
}

function wordsIn(list: readonly string[] = []): ReadonlySet<string> {
  return new Set(list.flatMap(words));
}

function entriesOf(cues: Language["cues"]): [Cue, readonly string[]][] {
  const entries: [Cue, readonly string[]][] = [];
  let cue: Cue;
  for (cue in cues) entries.push([cue, cues[cue]]);
  return entries;
}
