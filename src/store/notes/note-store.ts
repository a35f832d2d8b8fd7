import type { Knex } from "knex";
import { z } from "zod";
import type { Note, NoteChange, NoteDraft, NoteHome, Notes } from "../../core/note.ts";
import { available } from "../availability.ts";
import { optional } from "../columns.ts";
import type { Database } from "../engine.ts";
import type { Memory } from "../memory.ts";
import { stem, tokens } from "../search/terms.ts";
import { searchNotes } from "./search-notes.ts";

/** A note that nobody has said a talk for is forgotten after this long. */
const UNPLACED_MS = 86_400_000;

/** Engines take no larger number for a row. */
const LARGEST_ID = 2 ** 31 - 1;

const noteRow = z
  .object({
    id: z.number(),
    workshop: z.string(),
    talk: optional,
    text: z.string(),
    link: optional,
    message: optional,
    person: z.string(),
    author: optional,
    written: z.string(),
    edited: optional,
  })
  .transform((row): Note => row);

/**
 * Keeps notes, each within its workspace; the index is changed in the same transaction. What was read of talks' notes is
 * remembered, since every card asks for them.
 */
export function createNotes({ db, reader, engine }: Database, memory: Memory): Notes {
  const on = memory.remembered((home: NoteHome, workshop: string, talk: string) =>
    readOn(reader, home, workshop, talk),
  );
  const search = memory.remembered((home: NoteHome, query: string, workshop: string | undefined) =>
    searchNotes(reader, engine, home, query, workshop),
  );
  const changing = <Result>(work: (tx: Knex) => Promise<Result>): Promise<Result> =>
    available(() =>
      db.transaction(async (tx) => {
        await tx("note_revisions").increment("number", 1);
        return work(tx);
      }),
    ).finally(() => memory.distrust());

  return {
    add: (home, draft, now) => changing((tx) => add(tx, home, draft, now)),
    on: (home, { workshop, id }) => available(() => on(within(home), workshop, id)),
    get: (home, id) => available(() => read(reader, home, id)),
    change: (home, id, change, now) => changing((tx) => alter(tx, home, id, change, now)),
    remove: (home, id) =>
      changing(async (tx) => {
        if (await read(tx, home, id)) await forget(tx, [id]);
      }),
    search: (home, query, workshop) => available(() => search(within(home), query, workshop)),
  };
}

async function readOn(db: Knex, home: NoteHome, workshop: string, talk: string): Promise<Note[]> {
  const rows: unknown = await db("notes")
    .where({ ...home, workshop, talk })
    .orderBy("id");
  return z.array(noteRow).parse(rows);
}

async function add(tx: Knex, home: NoteHome, draft: NoteDraft, now: Date): Promise<Note> {
  const old = new Date(now.getTime() - UNPLACED_MS).toISOString();
  const unplaced: unknown = await tx("notes").whereNull("talk").where("written", "<", old).select("id");
  await forget(
    tx,
    z
      .array(z.object({ id: z.number() }))
      .parse(unplaced)
      .map(({ id }) => id),
  );
  const { workshop, talk, text, link, message, person, author } = draft;
  const columns = { workshop, talk, text, link, message, person, author, written: now.toISOString() };
  const rows: unknown = await tx("notes")
    .insert({ ...within(home), ...columns })
    .returning("*");
  const [note] = z.array(noteRow).parse(rows);
  if (!note) throw new Error("the engine gave no id to a new note");
  await tx("note_index").insert({ rowid: note.id, terms: indexed(note) });
  return note;
}

async function alter(
  tx: Knex,
  home: NoteHome,
  id: number,
  { workshop, talk, text, link }: NoteChange,
  now: Date,
): Promise<Note | undefined> {
  if (!(await read(tx, home, id))) return undefined;
  await tx("notes")
    .where({ ...within(home), id })
    .update({ workshop, talk, text, link, edited: now.toISOString() });
  const note = await read(tx, home, id);
  if (note)
    await tx("note_index")
      .where({ rowid: id })
      .update({ terms: indexed(note) });
  return note;
}

async function read(db: Knex, home: NoteHome, id: number): Promise<Note | undefined> {
  if (id > LARGEST_ID) return undefined;
  return noteRow.optional().parse(
    await db("notes")
      .where({ ...within(home), id })
      .first(),
  );
}

async function forget(tx: Knex, ids: readonly number[]): Promise<void> {
  await tx("note_index").whereIn("rowid", ids).delete();
  await tx("notes").whereIn("id", ids).delete();
}

function indexed({ text, link = "" }: Note): string {
  return tokens(`${text} ${link}`).map(stem).join(" ");
}

function within({ platform, workspace }: NoteHome): NoteHome {
  return { platform, workspace };
}
