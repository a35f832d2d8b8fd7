import { distance } from "fastest-levenshtein";
import type { Presenter } from "../core/talk.ts";
import { words } from "../core/text.ts";
import type { Reading } from "./reading.ts";
import type { Span } from "./tokens.ts";

/** The people whom a stretch of a question names: several where the name fits more than one. */
export interface NamedPeople extends Span {
  readonly people: readonly Presenter[];
}

interface Bearer extends Span {
  readonly presenter: Presenter;
  /** Words of the name, each less for a slip. */
  readonly score: number;
}

const SLIP = 0.8;
/** A single word is taken for a name only where the question's grammar says so. */
const CERTAIN_WORDS = 2;

/** Finds whom a question names among `known`. Other stretches of it, such as days, are never names. */
export function findPeople(
  reading: Reading,
  known: readonly Presenter[],
  taken: readonly Span[],
): NamedPeople | undefined {
  const bearers = known.flatMap((presenter) => bearerIn(reading, presenter, taken) ?? []);
  const most = Math.max(0, ...bearers.map(({ score }) => score));
  const [first, ...others] = bearers.filter(({ score }) => score === most);
  if (!first) return undefined;
  const same = others.filter(({ from, to }) => from === first.from && to === first.to);
  if (first.to - first.from < CERTAIN_WORDS && !isNamePlace(reading, first, taken)) return undefined;
  return { from: first.from, to: first.to, people: [first, ...same].map(({ presenter }) => presenter) };
}

function bearerIn(reading: Reading, presenter: Presenter, taken: readonly Span[]): Bearer | undefined {
  const found = [presenter.name, ...presenter.aliases].flatMap(
    (name) => longestRun(reading, words(name), taken) ?? [],
  );
  const [best] = found.toSorted((a, b) => b.score - a.score);
  return best && { ...best, presenter };
}

function longestRun(
  reading: Reading,
  parts: readonly string[],
  taken: readonly Span[],
): (Span & { readonly score: number }) | undefined {
  let best: (Span & { score: number }) | undefined;
  let from = 0;
  while (from < reading.tokens.length) {
    let to = from;
    let score = 0;
    const left = [...parts];
    for (; to < reading.tokens.length; to += 1) {
      if (taken.some((span) => to >= span.from && to < span.to)) break;
      const word = reading.tokens[to]?.word ?? "";
      const fits = left.map((part) => fitOf(word, part));
      const fit = Math.max(0, ...fits);
      if (fit === 0) break;
      left.splice(fits.indexOf(fit), 1);
      score += isParticle(word, reading, to) ? 0.1 : fit;
    }
    if (score >= SLIP && score > (best?.score ?? 0)) best = { from, to, score };
    from = Math.max(to, from + 1);
  }
  return best;
}

function isParticle(word: string, reading: Reading, index: number): boolean {
  return word.length < 3 || reading.isSilent(index);
}

function fitOf(word: string, part: string): number {
  if (word === part) return 1;
  if (word.length < 5 || word[0] !== part[0]) return 0;
  return distance(word, part) <= (word.length < 8 ? 1 : 2) ? SLIP : 0;
}

/** True where grammar or writing says that a word is a name: "did Eric", "by Eric", "Eric's", or nothing else is there. */
function isNamePlace(reading: Reading, { from, to }: Span, taken: readonly Span[]): boolean {
  const { tokens, text } = reading;
  const isAlone = tokens.every(
    (_token, index) =>
      (index >= from && index < to) ||
      reading.isSilent(index) ||
      reading.at(index).length > 0 ||
      taken.some((span) => index >= span.from && index < span.to),
  );
  if (isAlone) return true;
  if (/^-\p{L}/u.test(text.slice(tokens[to - 1]?.end))) return false;
  if (isSpokenOf(reading, from)) return false;
  const token = tokens[from];
  const isCapital = from > 0 && /^\p{Lu}/u.test(token?.raw ?? "");
  const isOwner = /^['’]s?\b/u.test(text.slice(tokens[to - 1]?.end));
  const before = reading.at(from - 1);
  const after = reading.at(to);
  return (
    isCapital ||
    isOwner ||
    before.some((cue) => cue === "did" || cue === "by") ||
    after.includes("present") ||
    after.includes("say")
  );
}

/** "about Julia", "on the Julia language". */
function isSpokenOf(reading: Reading, from: number): boolean {
  let at = from - 1;
  while (at >= 0 && reading.isSilent(at) && reading.at(at).length === 0) at -= 1;
  return reading.at(at).includes("about") && !reading.at(at).includes("by");
}
