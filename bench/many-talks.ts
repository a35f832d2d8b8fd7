import type { Presenter, Programme, Talk } from "../src/core/talk.ts";
import { slug } from "../src/core/text.ts";

const SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo zu bran clor dren".split(" ");
const DAYS = 4;

/** Draws pseudo-random numbers from 0 up to 1; the same seed gives the same ones. */
export function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** Words of an invented language, of which some are frequent and most are rare, as in any language. */
export function vocabulary(size: number, draw: () => number): () => string {
  const words = Array.from({ length: size }, (_, number) => {
    const syllables = 2 + Math.floor(draw() * 2);
    const start = Array.from(
      { length: syllables },
      () => SYLLABLES[Math.floor(draw() * SYLLABLES.length)] ?? "",
    );
    return `${start.join("")}${number % 7 === 0 ? number.toString(36) : ""}`;
  });
  return () => words[Math.floor(words.length * draw() ** 3)] ?? "";
}

/** An invented workshop with many talks. */
export function invented(id: string, size: number, word: () => string, draw: () => number): Programme {
  const year = 1990 + Math.floor(draw() * 35);
  const talks = Array.from({ length: size }, (_, number) => talkOf(id, number, year, word));
  const days = talks.map(({ day }) => day).toSorted();
  return {
    workshop: {
      id,
      name: `Workshop ${id}`,
      aliases: [],
      timezone: "UTC",
      firstDay: days[0] ?? `${year}-05-01`,
      lastDay: days.at(-1) ?? `${year}-05-01`,
      links: [],
    },
    talks,
  };
}

function talkOf(workshop: string, number: number, year: number, word: () => string): Talk {
  const some = (count: number): string => Array.from({ length: count }, word).join(" ");
  const name = `${word()} ${word()}`;
  const presenter: Presenter = { id: slug(name), name, affiliation: undefined, aliases: [] };
  return {
    id: `talk-${number}`,
    workshop,
    title: some(5),
    kind: "talk",
    presenters: [presenter],
    day: `${year}-05-0${1 + (number % DAYS)}`,
    order: 1 + Math.floor(number / DAYS),
    topics: [some(2), some(1)],
    aliases: [],
    summary: `${some(30)}. ${some(30)}. ${some(20)}.`,
    facts: [],
    links: [],
  };
}
