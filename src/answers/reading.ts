import { languageOf } from "../core/languages/all.ts";
import type { Cue, Language } from "../core/languages/language.ts";
import { isDayName } from "./day-names.ts";
import { type Lexicon, lexicons, misspelt } from "./lexicons.ts";
import type { Span, Token } from "./tokens.ts";

/** A phrase of a question that tells what is asked. */
export interface CueSpan extends Span {
  readonly cue: Cue;
  /** It is misspelt, so it may be another word. */
  readonly isGuess: boolean;
}

/** A question with what its language tells of it. */
export interface Reading {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly language: Language;
  readonly cues: readonly CueSpan[];
  isSilent(index: number): boolean;
  /** The first stretch that is a cue, or undefined. */
  find(...cues: readonly Cue[]): CueSpan | undefined;
  /** The cues that cover a place. */
  at(index: number): readonly Cue[];
}

/** Within a longer phrase of these kinds, words of the first kind are none: "y a-t-il", "um wie viel Uhr". */
const WITHIN: Readonly<Partial<Record<Cue, readonly Cue[]>>> = {
  it: ["which", "happen"],
  they: ["which", "happen", "it"],
  howMany: ["when"],
};

/** Reads a question in the language that explains most of its words; `locale` decides where none does. */
export function read(text: string, tokens: readonly Token[], locale: string | undefined): Reading {
  const usual = languageOf(locale);
  const readings = lexicons
    .map((lexicon) => ({ lexicon, reading: readingIn(lexicon, text, tokens) }))
    .map(({ lexicon, reading }) => ({
      reading,
      explained: explained(reading, lexicon) + (reading.language === usual ? 0.5 : 0),
    }));
  const [best] = readings.toSorted((a, b) => b.explained - a.explained);
  if (!best) throw new Error("the bot speaks no language");
  return best.reading;
}

/** The same question where these stretches ask for nothing, since they are names. */
export function without(reading: Reading, spans: readonly Span[]): Reading {
  const cues = reading.cues.filter(({ from, to }) => !spans.some((span) => from < span.to && to > span.from));
  return cues.length === reading.cues.length ? reading : withCues(reading, cues);
}

function readingIn(lexicon: Lexicon, text: string, tokens: readonly Token[]): Reading {
  const { language, phrases, silent } = lexicon;
  const cues = tokens.flatMap(({ word }, from) =>
    (phrases.get(word) ?? misspelt(word, lexicon))
      .filter(({ words: phrase }) =>
        phrase.every((part, offset) => offset === 0 || tokens[from + offset]?.word === part),
      )
      .map(({ words: phrase, cue }) => ({
        cue,
        from,
        to: from + phrase.length,
        isGuess: !phrases.has(word),
      })),
  );
  const isSilent = (index: number): boolean => silent.has(tokens[index]?.word ?? "");
  const meant = cues.filter((span) => !cues.some((other) => isPartOf(span, other)));
  return withCues({ text, tokens, language, isSilent }, meant);
}

function isPartOf({ cue, from, to }: CueSpan, other: CueSpan): boolean {
  const isIn = other.from <= from && other.to >= to && other.to - other.from > to - from;
  return isIn && (WITHIN[cue]?.includes(other.cue) ?? false);
}

function withCues(
  { text, tokens, language, isSilent }: Pick<Reading, "text" | "tokens" | "language" | "isSilent">,
  cues: readonly CueSpan[],
): Reading {
  return {
    text,
    tokens,
    language,
    isSilent,
    cues,
    find: (...wanted) =>
      cues.filter(({ cue }) => wanted.includes(cue)).toSorted((a, b) => a.from - b.from || b.to - a.to)[0],
    at: (index) => cues.filter(({ from, to }) => index >= from && index < to).map(({ cue }) => cue),
  };
}

/** How many words a language explains. Those that are faint count beside others, or where no word is left unexplained. */
function explained(reading: Reading, { faint }: Lexicon): number {
  const { tokens } = reading;
  const isExplained = (index: number): boolean =>
    reading.isSilent(index) || isSurelyCue(reading, index) || isTimeWord(reading, index);
  const told = tokens.filter((_token, index) => isExplained(index));
  const isFaint = told.every(({ word }) => faint.has(word));
  const isAll =
    tokens.length > 1 && tokens.every(({ word }, index) => isExplained(index) || /^\d/u.test(word));
  return isFaint && !isAll ? 0 : told.length;
}

function isSurelyCue({ cues }: Reading, index: number): boolean {
  return cues.some(({ from, to, isGuess }) => index >= from && index < to && !isGuess);
}

/** A name of a day, a month or a part of the day. */
function isTimeWord({ tokens, language }: Reading, index: number): boolean {
  const { word = "" } = tokens[index] ?? {};
  const { parts, oclock } = language.clock;
  const told = [...oclock, ...parts.flatMap(({ names, adverbs = [] }) => [...names, ...adverbs])];
  return told.includes(word) || isDayName(word, language, /^\d/u.test(tokens[index + 1]?.word ?? ""));
}
