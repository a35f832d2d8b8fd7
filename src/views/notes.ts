import type { Note } from "../core/note.ts";
import { type ActionButton, type Block, type Inline, type Reply, reply } from "../core/reply.ts";
import { reference, type Talk } from "../core/talk.ts";
import { cut, plural } from "../core/text.ts";
import { openButton, presenterNames } from "./talk-line.ts";

const ON_CARD = 5;
const EXCERPT = 280;
const PAGE = 6;
const LONGEST_SHOWN = 500;

/** The notes on a talk's card: the last ones, each with who added it and the way to where it was said. */
export function notesOnCard(talk: Talk, notes: readonly Note[]): Block[] {
  if (notes.length === 0) return [];
  const label = notes.length > ON_CARD ? `All ${notes.length} notes` : plural(notes.length, "note");
  return [
    { kind: "text", text: { kind: "bold", text: "Notes from the room" } },
    { kind: "list", items: notes.slice(-ON_CARD).map((note) => noteLine(note)) },
    { kind: "buttons", buttons: [{ label, invocation: allNotes(talk) }] },
  ];
}

/** All notes on a talk, with buttons to change those that `mayChange`. */
export function noteList(
  talk: Talk,
  notes: readonly Note[],
  page: number,
  mayChange: (note: Note) => boolean,
): Reply {
  const pages = Math.max(1, Math.ceil(notes.length / PAGE));
  const shown = Math.min(page, pages);
  const visible = notes.slice((shown - 1) * PAGE, shown * PAGE);
  const heading = `${plural(notes.length, "note")} on “${talk.title}”`;
  return reply({
    summary: heading,
    audience: "asker",
    blocks: [
      { kind: "heading", text: heading },
      ...visible.flatMap((note): Block[] => [
        { kind: "text", text: noteLine(note, LONGEST_SHOWN) },
        ...(mayChange(note) ? [{ kind: "buttons", buttons: changes(note) } as const] : []),
      ]),
      {
        kind: "buttons",
        buttons: [
          ...(shown > 1 ? [turn(talk, "‹ Back", shown - 1)] : []),
          ...(shown < pages ? [turn(talk, "More ›", shown + 1)] : []),
          openButton(talk, "Open the talk"),
        ],
      },
    ],
    talks: [talk],
  });
}

/** Says that a note stands on a talk, and how to change that. */
export function noteKept(note: Note, talk: Talk): Reply {
  return reply({
    summary: `Noted on “${talk.title}”.`,
    audience: "asker",
    blocks: [
      { kind: "text", text: ["Noted on ", { kind: "bold", text: talk.title }, ":"] },
      { kind: "text", text: noteLine(note, LONGEST_SHOWN) },
      { kind: "buttons", buttons: [openButton(talk, "Open the talk"), ...changes(note)] },
      { kind: "note", text: ["Another talk? ", move(note)] },
    ],
    talks: [talk],
  });
}

/** Asks which talk a note is for: those that come nearest first, then the others of the workshop. */
export function talkForNote(note: Note, candidates: readonly Talk[], all: readonly Talk[]): Reply {
  const near = new Set(candidates.map(reference));
  const talks = [...candidates, ...all.filter((talk) => !near.has(reference(talk)))];
  return reply({
    summary: "Which talk is that note for?",
    audience: "asker",
    blocks: [
      { kind: "text", text: "Which talk is that note for? It is kept once you have chosen." },
      { kind: "text", text: noteLine(note) },
      {
        kind: "picker",
        placeholder: "Choose a talk",
        choices: talks.slice(0, 100).map((talk) => ({
          label: talk.title,
          description: presenterNames(talk) || undefined,
          invocation: {
            command: "notes move",
            args: {
              note: String(note.id),
              talk: talk.workshop === note.workshop ? talk.id : reference(talk),
            },
          },
        })),
      },
      { kind: "note", text: ["Or type it: ", move(note)] },
    ],
  });
}

/** Says what a note says now. */
export function noteChanged(note: Note): Reply {
  return reply({
    summary: "The note is changed.",
    audience: "asker",
    blocks: [
      { kind: "text", text: "The note says now:" },
      { kind: "text", text: noteLine(note, LONGEST_SHOWN) },
    ],
  });
}

/** Says how to change a note where no form does it. */
export function howToEdit(note: Note): Reply {
  const args = { note: String(note.id), text: note.text || "…" };
  return reply({
    summary: "How to change the note",
    audience: "asker",
    blocks: [
      { kind: "text", text: "To change the note, type it anew:" },
      { kind: "text", text: { kind: "typed", invocation: { command: "notes edit", args } } },
    ],
  });
}

/** Says that a note is gone. */
export function noteRemoved(note: Note): Reply {
  return reply({
    summary: "The note is removed.",
    audience: "asker",
    blocks: [{ kind: "text", text: ["The note is removed: ", ...noteLine(note)] }],
  });
}

/** A note in one line: its words, its link by its host, who added it, and the way to the message that it comes from. */
export function noteLine(
  { text, link, message, author = "somebody", edited }: Note,
  limit = EXCERPT,
): Inline[] {
  const said = cut(text, limit);
  return [
    ...(said === "" ? [] : [said]),
    ...(link === undefined ? [] : [...(said === "" ? [] : [" "]), hyperlink(hostOf(link), link)]),
    { kind: "italic", text: ` — ${message === undefined ? "" : "saved by "}${author}` },
    ...(edited === undefined ? [] : [" (edited)"]),
    ...(message === undefined ? [] : [", ", hyperlink("message", message)]),
  ];
}

function hyperlink(text: string, url: string): Inline {
  return { kind: "link", text, url };
}

/** Whatever a link is called, it is the address that says where it leads. */
function hostOf(url: string): string {
  const { hostname, pathname } = new URL(url);
  return cut(`${hostname}${pathname === "/" ? "" : pathname}`, 80);
}

function changes({ id }: Note): ActionButton[] {
  const args = { note: String(id) };
  return [
    { label: "Edit", invocation: { command: "notes edit", args } },
    { label: "Remove", invocation: { command: "notes remove", args } },
  ];
}

function move({ id }: Note): Inline {
  return { kind: "typed", invocation: { command: "notes move", args: { note: String(id), talk: "…" } } };
}

function allNotes(talk: Talk): ActionButton["invocation"] {
  return { command: "notes", args: { talk: reference(talk) } };
}

function turn(talk: Talk, label: string, page: number): ActionButton {
  const { command, args } = allNotes(talk);
  return { label, replaces: true, invocation: { command, args: { ...args, page: String(page) } } };
}
