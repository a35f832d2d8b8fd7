import { words } from "../core/text.ts";
import type { Reading } from "./reading.ts";
import { isRoomKind, type NamedRooms } from "./rooms.ts";
import { isWithin, type Span } from "./tokens.ts";

/** Finds a track that a question names beside "track" or "devroom", also by some of its words: "the microkernel devroom". */
export function findTracks(
  reading: Reading,
  tracks: readonly string[],
  taken: readonly Span[],
): NamedRooms | undefined {
  const own = tracks.map((track) => ({ track, parts: partsOf(track) })).filter(({ parts }) => parts.size > 0);
  for (const [kind, { word }] of reading.tokens.entries()) {
    if (!isRoomKind(word) || isWithin(taken, kind)) continue;
    for (const span of spansBeside(kind, reading, taken)) {
      const said = reading.tokens.slice(span.from, span.to).map((token) => singular(token.word));
      const told = said.filter((part) => !isRoomKind(part));
      const fitting = own.filter(({ parts }) => told.every((part) => parts.has(part)));
      const least = Math.min(...fitting.map(({ parts }) => parts.size));
      const rooms = fitting.filter(({ parts }) => parts.size === least).map(({ track }) => track);
      if (rooms.length > 0) return { ...span, rooms };
    }
  }
  return undefined;
}

/** The stretches that end or begin with the word for a track, the longest first. */
function spansBeside(kind: number, reading: Reading, taken: readonly Span[]): Span[] {
  const isFree = (index: number): boolean =>
    reading.tokens[index] !== undefined &&
    !isWithin(taken, index) &&
    !isRoomKind(reading.tokens[index]?.word);
  let first = kind;
  while (isFree(first - 1)) first -= 1;
  let end = kind + 1;
  while (isFree(end)) end += 1;
  const ending = Array.from({ length: kind - first }, (_, at) => ({ from: first + at, to: kind + 1 }));
  const beginning = Array.from({ length: end - kind - 1 }, (_, at) => ({ from: kind, to: end - at }));
  return [...ending, ...beginning].filter(({ from, to }) => tells(reading, from, to));
}

/** "the room" names no track, though one be called "Games in the Open". */
function tells(reading: Reading, from: number, to: number): boolean {
  return reading.tokens.some(
    ({ word }, index) => index >= from && index < to && !isRoomKind(word) && !reading.isSilent(index),
  );
}

function partsOf(track: string): ReadonlySet<string> {
  return new Set(
    words(track)
      .map(singular)
      .filter((part) => !isRoomKind(part)),
  );
}

function singular(word: string): string {
  return word.replace(/s$/u, "");
}
