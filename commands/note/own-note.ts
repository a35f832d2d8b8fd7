import { z } from "zod";
import type { Context } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import type { Note } from "../../src/core/note.ts";
import type { Talk } from "../../src/core/talk.ts";

const MOST_NOTES = 200;

/** The argument that names a note. */
export const whichNote = z.coerce.number().int().min(1).describe("Its number");

/** A note of this workspace that the person may change. Throws UserError for any other. */
export async function ownNote(id: number, context: Context): Promise<Note> {
  const note = await context.store.notes.get(context, id);
  if (!note) throw new UserError(`There is no note ${id} any more.`);
  if (!mayChange(note, context))
    throw new UserError("Only who added a note may change it, and organisers: please ask one of them.");
  return note;
}

/** True for who added a note, and for organisers. */
export function mayChange({ person }: Note, context: Context): boolean {
  return person === context.person || context.organiser;
}

/** Throws UserError where a talk has as many notes as it may have. */
export async function checkRoom(talk: Talk, context: Context): Promise<void> {
  const { length } = await context.store.notes.on(context, talk);
  if (length >= MOST_NOTES)
    throw new UserError(`“${talk.title}” has ${MOST_NOTES} notes, and no room for more.`);
}
