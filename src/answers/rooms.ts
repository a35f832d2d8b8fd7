import { distance } from "fastest-levenshtein";
import { languages } from "../core/languages/all.ts";
import { words } from "../core/text.ts";
import type { Reading } from "./reading.ts";
import { isWithin, type Span } from "./tokens.ts";

/** The rooms or tracks that a question means with one name: several where a name is written in more than one way. */
export interface NamedRooms extends Span {
  readonly rooms: readonly string[];
}

/** Shorter names resemble too much. */
const SHORTEST_MISSPELT = 6;

/** "room", "hall", "salle": the words that say of a name that it is a room's. */
const kinds = new Set(languages.flatMap(({ cues }) => cues.room).filter((phrase) => !phrase.includes(" ")));

/** True for a word that says of a name that it is that of a room or a track. */
export function isRoomKind(word: string | undefined): boolean {
  return word !== undefined && kinds.has(word);
}

/** Finds a room that a question names, in full ("Room 7", "salle Endoume") or by what tells it from others ("in Endoume"). */
export function findRooms(
  reading: Reading,
  rooms: readonly string[],
  taken: readonly Span[],
): NamedRooms | undefined {
  const found = rooms.flatMap((room) =>
    [room, withoutBrackets(room)].map(words).flatMap((name) => {
      const own = name.filter((word) => !kinds.has(word));
      const spans = [...runs(reading, name, taken), ...ownRuns(reading, own, taken)];
      return spans.map((span) => ({ ...span, room }));
    }),
  );
  const [best] = found.toSorted((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
  if (!best) return undefined;
  const same = found.filter(({ from, to }) => from === best.from && to === best.to);
  return { from: best.from, to: best.to, rooms: [...new Set(same.map(({ room }) => room))] };
}

/** "Saal 11 (108)", whose seats nobody names. */
function withoutBrackets(room: string): string {
  return room.replace(/\s*\(.*\)/u, "");
}

/** By its own words a room is known behind "room" or "in", or where nothing else is asked about. */
function ownRuns(reading: Reading, own: readonly string[], taken: readonly Span[]): Span[] {
  const isNumber = own.every((word) => /^\d+$/u.test(word));
  return runs(reading, own, taken).flatMap(({ from, to }) => {
    const isRoom = kinds.has(reading.tokens[from - 1]?.word ?? "");
    if (isRoom) return [{ from: from - 1, to }];
    if (isNumber) return [];
    return isInside(reading, from) || isAlone(reading, { from, to }, taken) ? [{ from, to }] : [];
  });
}

/** True behind "in" or "at the". */
export function isInside({ tokens, language }: Reading, index: number): boolean {
  const before = tokens[index - 1]?.word ?? "";
  const further = tokens[index - 2]?.word ?? "";
  return language.inside.includes(before) || language.inside.includes(`${further} ${before}`);
}

function isAlone(reading: Reading, { from, to }: Span, taken: readonly Span[]): boolean {
  return reading.tokens.every(
    (_token, index) =>
      (index >= from && index < to) ||
      isWithin(taken, index) ||
      reading.isSilent(index) ||
      reading.at(index).length > 0,
  );
}

function runs(reading: Reading, name: readonly string[], taken: readonly Span[]): Span[] {
  if (name.length === 0) return [];
  return [...reading.tokens.keys()]
    .map((from) => ({ from, to: from + name.length }))
    .filter(({ from }) =>
      name.every((word, offset) => !isWithin(taken, from + offset) && fits(reading, from + offset, word)),
    );
}

function fits(reading: Reading, index: number, part: string): boolean {
  const word = reading.tokens[index]?.word ?? "";
  return (
    word === part ||
    (part.length >= SHORTEST_MISSPELT &&
      !reading.isSilent(index) &&
      word[0] === part[0] &&
      distance(word, part) === 1 &&
      !/\d/u.test(part))
  );
}
