import type { Knex } from "knex";
import { z } from "zod";
import type { Selection } from "../../core/store.ts";
import type { Engine } from "../engine.ts";
import { FIELDS, isScopeTerm, scopeTerms } from "../search/terms.ts";
import { unhidden } from "../search/unhidden.ts";
import { type IndexRow, indexRows, type Wanted } from "../search/wanted.ts";

/** bm25 weights of the columns: the scope only narrows. They decide which talks are looked at when very many match. */
const WEIGHTS = "0.0, 10.0, 6.0, 6.0, 1.0";
const TERMS_AT_ONCE = 4000;

const termRows = z.array(z.object({ term: z.string(), doc: z.number() }));

/** The index over SQLite's FTS5 (https://sqlite.org/fts5.html). */
export const fts5: Pick<Engine, "tables" | "candidates" | "frequencies" | "withAnyTerm"> = {
  tables: {
    async createTalkIndex(db) {
      await db.raw(
        `create virtual table talk_index using fts5(scope, title, presenters, topics, body, tokenize = "unicode61 remove_diacritics 0 tokenchars '.@:-'")`,
      );
      await db.raw("create virtual table talk_vocabulary using fts5vocab(talk_index, 'row')");
    },
    async createNoteIndex(db) {
      await db.raw(
        `create virtual table note_index using fts5(terms, tokenize = "unicode61 remove_diacritics 0 tokenchars '.'")`,
      );
    },
    settleColumns: async () => undefined,
  },
  candidates,
  frequencies,
  withAnyTerm: (query, terms) =>
    query
      .whereRaw("note_index match ?", terms.map(quoted).join(" OR "))
      .orderByRaw("bm25(note_index), notes.id"),
};

async function candidates(
  db: Knex,
  wanted: Wanted,
  selection: Selection,
  limit: number,
): Promise<IndexRow[]> {
  const arms = wanted.any.map(({ phrases }) => `(${phrases.map(phraseExpression).join(" OR ")})`);
  if (arms.length === 0) return [];
  const scope = scopeTerms(selection).map((term) => `scope : ${quoted(term)}`);
  const expression = [...scope, `(${arms.join(wanted.all ? " AND " : " OR ")})`].join(" AND ");
  const { sql, bindings } = unhidden(selection.viewer);
  const found: unknown = await db.raw(
    `select rowid as talk, ${FIELDS.join(", ")} from talk_index
     where talk_index match ? and rank match 'bm25(${WEIGHTS})' ${sql} order by rank limit ?`,
    [expression, ...bindings, limit],
  );
  return indexRows.parse(found);
}

async function frequencies(db: Knex): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (let last = ""; ; ) {
    const slice = termRows.parse(
      await db("talk_vocabulary")
        .select("term", "doc")
        .where("term", ">", last)
        .orderBy("term")
        .limit(TERMS_AT_ONCE),
    );
    for (const { term, doc } of slice) if (!isScopeTerm(term)) found.set(term, doc);
    last = slice.at(-1)?.term ?? "";
    if (slice.length < TERMS_AT_ONCE) return found;
  }
}

function phraseExpression(phrase: readonly string[]): string {
  return phrase.length === 1 ? quoted(phrase[0] ?? "") : `(${phrase.map(quoted).join(" AND ")})`;
}

function quoted(term: string): string {
  return `"${term.replaceAll('"', "")}"`;
}
