import { isCalled } from "./current.ts";
import type { Workshop } from "./talk.ts";
import { fold, key } from "./text.ts";

const BEFORE_NAME = new Set("at in from during en a au aux de du lors chez".split(" "));
const ARTICLES = new Set("the la le les l".split(" "));

/** A workshop that a text names, and what else the text says. */
export interface NamedWorkshop {
  readonly workshop: Workshop;
  readonly rest: string;
}

/**
 * Finds a workshop that a text names in full, by name, alias or id, as "at FOSDEM 2020" or in front as "FOSDEM 2020: …".
 * The longest name counts. Undefined when there is none, or when the text says nothing else.
 */
export function namedWorkshop(text: string, workshops: readonly Workshop[]): NamedWorkshop | undefined {
  const words = [...text.matchAll(/[\p{Letter}\p{Number}]+/gu)].map(({ 0: raw, index }) => ({
    word: fold(raw),
    from: index,
    to: index + raw.length,
  }));
  const longest = Math.max(0, ...workshops.flatMap(lengths));
  for (let count = Math.min(longest, words.length - 1); count > 0; count -= 1) {
    for (const first of words.slice(0, words.length - count + 1).keys()) {
      const [from = 0, to = 0] = [words[first]?.from, words[first + count - 1]?.to];
      const start = beginning(
        words.map(({ word }) => word),
        first,
      );
      const isNamed = start < first || (first === 0 && /^\s*[:,]/u.test(text.slice(to)));
      const workshop = isNamed ? workshops.find((one) => isCalled(one, text.slice(from, to))) : undefined;
      const rest = without(text, words[start]?.from ?? from, to);
      if (workshop && key(rest) !== "") return { workshop, rest };
    }
  }
  return undefined;
}

/** A name of three words may be written in up to six: "FOSDEM2020" as "FOSDEM 2020". */
function lengths({ id, name, aliases }: Workshop): number[] {
  return [id, name, ...aliases].map((known) => known.split(/[^\p{Letter}\p{Number}]+/u).length * 2);
}

/** Where the stretch begins that ends with a name: at the "at" or "at the" before it, or at the name itself. */
function beginning(words: readonly string[], name: number): number {
  const last = ARTICLES.has(words[name - 1] ?? "") ? name - 1 : name;
  return BEFORE_NAME.has(words[last - 1] ?? "") ? last - 1 : name;
}

function without(text: string, from: number, to: number): string {
  return `${text.slice(0, from)} ${text.slice(to)}`
    .replace(/\s+/gu, " ")
    .replace(/^[\s,:;]+|[\s,:;]+$/gu, "");
}
