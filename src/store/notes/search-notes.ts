import type { Knex } from "knex";
import { z } from "zod";
import type { NoteHome } from "../../core/note.ts";
import type { Engine } from "../engine.ts";
import { isSilent } from "../search/query.ts";
import { stem, tokens } from "../search/terms.ts";

/** A talk's notes must hold this share of the words of a query. */
const LEAST = 0.6;
const MOST_WORDS = 20;
const MOST_NOTES = 200;

const foundRow = z.object({ workshop: z.string(), talk: z.string(), terms: z.string() });

/** References of the talks whose notes in a workspace fit a query, those with more of its words first. */
export async function searchNotes(
  db: Knex,
  engine: Engine,
  home: NoteHome,
  query: string,
  workshop: string | undefined,
): Promise<string[]> {
  const wanted = [
    ...new Set(
      tokens(query)
        .filter((word) => !isSilent(word))
        .map(stem),
    ),
  ].slice(0, MOST_WORDS);
  if (wanted.length === 0) return [];
  const kept = db("note_index")
    .join("notes", "notes.id", "note_index.rowid")
    .where({ ...home, ...(workshop !== undefined && { workshop }) })
    .whereNotNull("talk");
  const rows: unknown = await engine
    .withAnyTerm(kept, wanted)
    .limit(MOST_NOTES)
    .select("notes.workshop", "notes.talk", "note_index.terms");
  const held = new Map<string, Set<string>>();
  for (const { workshop: at, talk, terms } of z.array(foundRow).parse(rows)) {
    const said = held.get(`${at}/${talk}`) ?? [];
    held.set(`${at}/${talk}`, new Set([...said, ...terms.split(" ")]));
  }
  return [...held]
    .map(([reference, said]) => ({ reference, count: wanted.filter((term) => said.has(term)).length }))
    .filter(({ count }) => count >= wanted.length * LEAST)
    .toSorted((a, b) => b.count - a.count)
    .map(({ reference }) => reference);
}
