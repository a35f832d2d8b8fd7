import type { Commonness } from "./commonness.ts";
import { otherForms, otherSpellings } from "./spellings.ts";
import type { Thesaurus } from "./synonyms.ts";
import { stem, tokens } from "./terms.ts";
import { TUNING } from "./tuning.ts";
import type { Vocabulary } from "./vocabulary.ts";

const SHORTEST_PREFIX = 4;
const SHORTEST_HALF = 3;
const SHORTEST_COGNATE = 8;
/** A shorter word that is known, but rare, is no slip. */
const SHORTEST_SLIP = 6;
/** A shorter stem resembles too much. */
const SHORTEST_STEM = 5;
const MOST_WORDS = 24;

const SILENT = new Set(
  (
    "a an and any about as at by for from in into is it its of on or that the this to was with were are be s t " +
    "de d du des l le la les un une et en au aux talk talks presentation session"
  ).split(" "),
);

/** True for a word that says nothing when others stand beside it. */
export function isSilent(word: string): boolean {
  return SILENT.has(word);
}

/** What may stand in a talk for a word of the query: one term, or several together. */
interface Alternative {
  readonly terms: readonly string[];
  /** How much it counts, from 0 to 1 for the word itself. */
  readonly nearness: number;
}

/** One word of a query with all that may stand for it. */
export interface QueryWord {
  readonly word: string;
  readonly alternatives: readonly Alternative[];
  /** How much it says: the rarer the word, the more. Unknown words say the most. */
  readonly weight: number;
  /** How common it is in everyday language, from 0 to 1. */
  readonly common: number;
  /** Stands right after the word before it in what was typed. */
  readonly follows: boolean;
}

/** How a query was written. */
interface QueryKind {
  readonly unfinished?: boolean | undefined;
  readonly paraphrased?: boolean | undefined;
  /** Says what somebody did, which a talk may say otherwise. */
  readonly verb?: string | undefined;
  /** What of its language is common isn't known: an unknown word may well be. */
  readonly foreign?: boolean | undefined;
}

/** What a query is understood with. */
export interface Language {
  readonly vocabulary: Vocabulary;
  readonly thesaurus: Thesaurus;
  readonly commonness: Commonness;
}

/**
 * Brings a query to terms of the index. Each word becomes itself where the index has it, alone or joined with a
 * neighbour; else the terms that it begins; else the two words that it joins; else the terms it may be a misspelling of.
 * The glossary adds what means the same. While somebody types (`unfinished`), the last word is also a beginning.
 */
export function analyse(
  query: string,
  known: Language,
  { unfinished = false, paraphrased = false, verb, foreign = false }: QueryKind,
): QueryWord[] {
  const typed = tokens(query).slice(0, MOST_WORDS * 2);
  const telling = typed.filter((word) => !isSilent(word));
  const all = distinct(telling.length > 0 ? telling : typed).slice(0, MOST_WORDS);
  const synonyms = synonymsOf(all, known.thesaurus);
  const language: Language = foreign
    ? { ...known, commonness: (word) => Math.max(known.commonness(word), TUNING.foreign) }
    : known;
  const isAnchored =
    paraphrased || all.some((word) => language.commonness(word) === 0 && language.vocabulary.has(stem(word)));
  return all.map((word, index) => {
    const beginning = unfinished && index === all.length - 1;
    const own = ownAlternatives(all, index, language, beginning);
    const alternatives = [...own, ...(synonyms[index] ?? [])];
    return {
      word,
      alternatives,
      weight: weightOf(word, alternatives, language, isAnchored) * (word === verb ? TUNING.verb : 1),
      common: language.commonness(word),
      follows: follows(typed, all, index) && word !== verb && all[index - 1] !== verb,
    };
  });
}

function synonymsOf(all: readonly string[], thesaurus: Thesaurus): Alternative[][] {
  const found: Alternative[][] = all.map(() => []);
  for (const { from, to, phrases } of thesaurus(all.map(stem))) {
    const alternatives = phrases.map((phrase) => ({ terms: phrase, nearness: TUNING.synonym }));
    for (let index = from; index < to; index += 1) found[index]?.push(...alternatives);
  }
  return found;
}

function ownAlternatives(
  all: readonly string[],
  index: number,
  { vocabulary, commonness }: Language,
  beginning: boolean,
): Alternative[] {
  const word = all[index] ?? "";
  const exact = [stem(word), ...joins(all, index), ...thousands(word)].filter((term) => vocabulary.has(term));
  if (beginning) {
    const begun = [...new Set([...exact, ...vocabulary.startingWith(word).map(stem)])];
    if (begun.length > 0) return singles(begun, 1);
  }
  const isRare = commonness(word) <= TUNING.foreign;
  const respelt = [...otherSpellings(word), ...(isRare ? otherForms(word) : [])]
    .map(stem)
    .filter((term) => vocabulary.has(term) && !exact.includes(term));
  const known = [...singles(exact, 1), ...singles([...new Set(respelt)], TUNING.respelt)];
  if (known.length > 0) return [...known, ...singles(numbered(word, vocabulary), TUNING.numbered)];
  const itself = { terms: [stem(word)], nearness: 1 };
  const begun =
    word.length >= SHORTEST_PREFIX && !/^\d+$/u.test(word) ? vocabulary.startingWith(word).map(stem) : [];
  const isCommon = commonness(word) > (word.length < SHORTEST_SLIP ? 0 : TUNING.familiar);
  if (begun.length > 0) return [itself, ...singles(begun, isCommon ? TUNING.commonPrefix : TUNING.prefix)];
  const halves = halvesOf(word, vocabulary, isRare);
  const split = [itself, ...(halves ? [{ terms: halves, nearness: TUNING.halves }] : [])];
  if (isCommon) return [...split, ...singles(cognates(word, vocabulary), TUNING.cognate)];
  const meant = vocabulary.resembling(word);
  const likely =
    meant.length > 0 || stem(word).length < SHORTEST_STEM ? meant : vocabulary.resembling(stem(word));
  return [...split, ...singles([...new Set(likely.map(stem))], TUNING.typo)];
}

function singles(found: readonly string[], nearness: number): Alternative[] {
  return found.map((term) => ({ terms: [term], nearness }));
}

function joins(all: readonly string[], index: number): string[] {
  const word = all[index] ?? "";
  const before = all[index - 1];
  const after = all[index + 1];
  return [
    ...(before === undefined ? [] : [stem(before + word)]),
    ...(after === undefined ? [] : [stem(word + after)]),
  ];
}

/** "tomatoes" are "tomates" in a talk in another language; short words resemble too much. */
function cognates(word: string, vocabulary: Vocabulary): string[] {
  return word.length < SHORTEST_COGNATE ? [] : [...new Set(vocabulary.resembling(word).map(stem))];
}

/** "covid" is also "covid19". */
function numbered(word: string, vocabulary: Vocabulary): string[] {
  if (word.length < SHORTEST_PREFIX || !/\p{Letter}$/u.test(word)) return [];
  return vocabulary.startingWith(word).filter((term) => /^\d+$/u.test(term.slice(word.length)));
}

/** "80k" is 80000. */
function thousands(word: string): string[] {
  const [, number] = /^(\d{1,4})k$/u.exec(word) ?? [];
  return number === undefined ? [] : [`${number}000`];
}

/** "packetfilter" is two words; in German, the first may have lost its ending: "Lötkurs". */
function halvesOf(word: string, vocabulary: Vocabulary, isRare: boolean): string[] | undefined {
  for (const ending of isRare ? ["", "en"] : [""]) {
    for (let at = SHORTEST_HALF; at <= word.length - SHORTEST_HALF; at += 1) {
      const halves = [stem(word.slice(0, at) + ending), stem(word.slice(at))];
      if (halves.every((half) => half.length >= SHORTEST_HALF && vocabulary.has(half))) return halves;
    }
  }
  return undefined;
}

/** `isAnchored`: the query holds a term of art that the talks know, beside which an everyday word matters less. */
function weightOf(
  word: string,
  alternatives: readonly Alternative[],
  { vocabulary, commonness }: Language,
  isAnchored: boolean,
): number {
  const frequency = Math.max(
    0,
    ...alternatives.map(({ terms }) => Math.min(...terms.map((term) => vocabulary.frequency(term)))),
  );
  const rarity = Math.log(1 + (vocabulary.talks + 1) / Math.max(1, frequency));
  const common = commonness(word);
  if (frequency > 0) return rarity * (1 - TUNING.commonness * common);
  return (
    rarity *
    (common === 0 ? TUNING.strange : (1 - common) ** (isAnchored ? TUNING.absence : TUNING.absenceAlone))
  );
}

function follows(typed: readonly string[], all: readonly string[], index: number): boolean {
  const before = all[index - 1];
  return before !== undefined && typed.indexOf(all[index] ?? "") === typed.indexOf(before) + 1;
}

/** Each word once, also where its endings differ. */
function distinct(words: readonly string[]): string[] {
  const seen = new Set<string>();
  return words.filter((word) => !seen.has(stem(word)) && seen.add(stem(word)));
}
