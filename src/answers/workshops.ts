import type { Workshop } from "../core/talk.ts";
import { words } from "../core/text.ts";
import type { Reading } from "./reading.ts";
import { isInside } from "./rooms.ts";
import type { Span } from "./tokens.ts";

/** A workshop that a question names. */
export interface NamedWorkshop extends Span {
  readonly workshop: Workshop;
}

/** Finds which workshop a question names: by an alias or its name, by two words of that, or by "in" and its city or year. */
export function findWorkshop(
  reading: Reading,
  all: readonly Workshop[],
  current: Workshop,
): NamedWorkshop | undefined {
  const found = [current, ...all.filter(({ id }) => id !== current.id)].flatMap((workshop) => {
    const spans = [
      ...byName(reading, workshop).map((span) => withYear(reading, span, workshop)),
      ...byPlace(reading, workshop),
    ];
    return spans.map((span) => ({ ...span, workshop }));
  });
  return found.toSorted((a, b) => b.to - b.from - (a.to - a.from))[0];
}

function byName(reading: Reading, { id, name, aliases }: Workshop): Span[] {
  return [name, id, ...aliases].flatMap((known) => {
    const parts = words(known);
    const joined = joinedRun(reading, parts.join(""));
    if (joined) return [joined];
    const run = longestCommonRun(reading, parts);
    const said = run ? reading.tokens.slice(run.from, run.to).map(({ word }) => word) : [];
    const isWhole = run && withoutYear(said).length === Math.max(1, withoutYear(parts).length);
    return run && (isWhole || (run.to - run.from >= 2 && tells(reading, run))) ? [run] : [];
  });
}

/** "DebConf23" is "DebConf 23", and the other way round. */
function joinedRun({ tokens }: Reading, name: string): Span | undefined {
  for (const from of tokens.keys()) {
    let told = "";
    for (let to = from; to < tokens.length && told.length < name.length; to += 1) {
      told += tokens[to]?.word ?? "";
      if (told === name) return { from, to: to + 1 };
    }
  }
  return undefined;
}

/** "FOSDEM" is the FOSDEM of each year; the current one comes first. */
function withoutYear(parts: readonly string[]): readonly string[] {
  return parts.filter((part) => !/^(?:19|20)\d\d$/u.test(part));
}

/** "the JRES 2022" behind a name that has no year. */
function withYear({ tokens }: Reading, { from, to }: Span, { firstDay }: Workshop): Span {
  return { from, to: tokens[to]?.word === firstDay.slice(0, 4) ? to + 1 : to };
}

/** "in Freiburg", "at Lisbon 2023", "in 2011". */
function byPlace(reading: Reading, { city, firstDay }: Workshop): Span[] {
  const places = [...words(city ?? "").slice(0, 1), firstDay.slice(0, 4)];
  return reading.tokens.flatMap(({ word }, index) => {
    return places.includes(word) && isInside(reading, index) ? [{ from: index - 1, to: index + 1 }] : [];
  });
}

function tells(reading: Reading, { from, to }: Span): boolean {
  const inside = Array.from({ length: to - from }, (_, offset) => from + offset);
  return (
    inside.some((index) => reading.at(index).includes("event") || reading.at(index).includes("day")) ||
    (to - from >= 3 && inside.filter((index) => !reading.isSilent(index)).length >= 2)
  );
}

function longestCommonRun({ tokens }: Reading, parts: readonly string[]): Span | undefined {
  let best: Span | undefined;
  for (const from of tokens.keys()) {
    for (const offset of parts.keys()) {
      let length = 0;
      while (parts[offset + length] !== undefined && tokens[from + length]?.word === parts[offset + length])
        length += 1;
      if (length > (best ? best.to - best.from : 0)) best = { from, to: from + length };
    }
  }
  return best;
}
