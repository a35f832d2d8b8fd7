import type { Knex } from "knex";
import { z } from "zod";
import type { Selection } from "../../core/store.ts";
import { FIELDS, isScopeTerm, scopeTerm } from "./terms.ts";

/** bm25 weights of the columns: the scope only narrows. They decide which talks are looked at when very many match. */
const WEIGHTS = "0.0, 10.0, 6.0, 6.0, 1.0";
const TERMS_AT_ONCE = 4000;

/** Which terms a talk has to hold: one of each inner list's phrases, and of a phrase all terms. */
export interface Wanted {
  readonly any: readonly (readonly (readonly string[])[])[];
  /** All inner lists must be met, rather than one of them. */
  readonly all: boolean;
}

const rowSchema = z.object({
  talk: z.number(),
  title: z.string(),
  presenters: z.string(),
  topics: z.string(),
  body: z.string(),
});

/** A talk as the index holds it. */
export type IndexRow = z.output<typeof rowSchema>;

const rows = z.array(rowSchema);
const termRows = z.array(z.object({ term: z.string(), doc: z.number() }));
const count = z.object({ talks: z.number() });

/**
 * Asks the engine which talks hold what is wanted, those first that it thinks fit best. This and the index's tables are
 * all that is special to SQLite's FTS5 (https://sqlite.org/fts5.html); how talks rank is decided elsewhere.
 */
export async function candidates(
  db: Knex,
  wanted: Wanted,
  selection: Selection,
  limit: number,
): Promise<IndexRow[]> {
  const arms = wanted.any.map((phrases) => `(${phrases.map(phraseExpression).join(" OR ")})`);
  if (arms.length === 0) return [];
  const expression = [...scopeExpression(selection), `(${arms.join(wanted.all ? " AND " : " OR ")})`].join(
    " AND ",
  );
  const found: unknown = await db.raw(
    `select rowid as talk, ${FIELDS.join(", ")} from talk_index
     where talk_index match ? and rank match 'bm25(${WEIGHTS})' order by rank limit ?`,
    [expression, limit],
  );
  return rows.parse(found);
}

/** Reads every term of the index with the number of talks that hold it, in slices, so that others get their turn. */
export async function readTerms(db: Knex): Promise<{ frequencies: Map<string, number>; talks: number }> {
  const frequencies = new Map<string, number>();
  for (let last = ""; ; ) {
    const slice = termRows.parse(
      await db("talk_vocabulary")
        .select("term", "doc")
        .where("term", ">", last)
        .orderBy("term")
        .limit(TERMS_AT_ONCE),
    );
    for (const { term, doc } of slice) if (!isScopeTerm(term)) frequencies.set(term, doc);
    last = slice.at(-1)?.term ?? "";
    if (slice.length < TERMS_AT_ONCE) break;
  }
  const { talks } = count.parse(await db("talks").count({ talks: "*" }).first());
  return { frequencies, talks };
}

function phraseExpression(phrase: readonly string[]): string {
  return phrase.length === 1 ? quoted(phrase[0] ?? "") : `(${phrase.map(quoted).join(" AND ")})`;
}

function scopeExpression({ workshop, day, presenter }: Selection): string[] {
  const terms = [
    ...(workshop === undefined ? [] : [scopeTerm("workshop", workshop)]),
    ...(day === undefined ? [] : [scopeTerm("day", day)]),
    ...(presenter === undefined ? [] : [scopeTerm("presenter", presenter)]),
  ];
  return terms.map((term) => `scope : ${quoted(term)}`);
}

function quoted(term: string): string {
  return `"${term.replaceAll('"', "")}"`;
}
