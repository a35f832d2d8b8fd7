import type { Invocation } from "../../core/invocation.ts";
import { type Inline, type Moment, pieces, type Rich } from "../../core/reply.ts";
import { cut } from "../../core/text.ts";
import { beside, between, code, escape, escapeLineStarts, isBlank, link } from "./escape.ts";

/** A line of text with the markdown that stands before each of its rows, such as `- ` or `-# `. */
export interface Line {
  readonly prefix: "" | "### " | "- " | "-# ";
  readonly text: Rich;
}

/** How to type an invocation, with the slash. */
export type Typed = (invocation: Invocation) => string;

/** Writes a line as Discord markdown; may be blank. */
export function toMarkdown({ prefix, text }: Line, typed: Typed): string {
  const joined = pieces(text).reduce<string>((line, piece) => beside(line, inline(piece, typed)), "");
  const rows = escapeLineStarts(joined.replace(/\n{3,}/gu, "\n\n").trim());
  if (prefix === "") return rows;
  if (prefix === "-# ") return rows.replace(/\n+/gu, "\n").replace(/^(?=.)/gmu, prefix);
  return `${prefix}${rows.replace(/\s*\n\s*/gu, " ")}`;
}

/** Writes a line in at most `room` characters: cut at a word and marked with "…", and never inside of markup. */
export function toMarkdownWithin(line: Line, typed: Typed, room: number): string {
  let kept = room;
  let written = toMarkdown(line, typed);
  while (written.length > room && kept > 0) {
    written = toMarkdown({ ...line, text: shortened(line.text, kept) }, typed);
    kept = Math.floor(Math.min(kept * 0.95, (kept * room) / written.length));
  }
  return written.length > room || isBlank(written) ? `${line.prefix}…` : written;
}

/** The first `length` characters of a line. Times and things to type are kept or dropped whole. */
function shortened(text: Rich, length: number): Inline[] {
  const kept: Inline[] = [];
  let room = length;
  for (const piece of pieces(text)) {
    const words = wordsOf(piece);
    if (words.length > room) return [...kept, cutPiece(piece, room)];
    kept.push(piece);
    room -= words.length;
  }
  return kept;
}

function wordsOf(piece: Inline): string {
  if (typeof piece === "string") return piece;
  if (piece.kind === "typed") return Object.values(piece.invocation.args).join(" ");
  return piece.kind === "moment" || piece.kind === "channel" ? "" : piece.text;
}

function cutPiece(piece: Inline, room: number): Inline {
  if (typeof piece === "string") return cut(piece, room);
  if (piece.kind === "typed" || piece.kind === "moment" || piece.kind === "channel") return "…";
  const text = cut(piece.text, room) || "…";
  return piece.kind === "link" ? text : { ...piece, text };
}

function inline(piece: Inline, typed: Typed): string {
  if (typeof piece === "string") return escape(piece);
  switch (piece.kind) {
    case "bold":
      return between("**", escape(piece.text));
    case "italic":
      return between("*", escape(piece.text));
    case "code":
      return code(piece.text);
    case "typed":
      return code(typed(piece.invocation));
    case "link":
      return link(piece.text, piece.url);
    case "moment":
      return timestamp(piece);
    case "channel":
      return /^\d+$/u.test(piece.id) ? `<#${piece.id}>` : escape(`#${piece.id}`);
  }
}

/** A time that each reader sees in their own zone: https://docs.discord.com/developers/reference#message-formatting */
function timestamp({ at, show }: Moment): string {
  return `<t:${Math.floor(Date.parse(at) / 1000)}:${show === "time" ? "t" : "F"}>`;
}
