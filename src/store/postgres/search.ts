import type { Knex } from "knex";
import { z } from "zod";
import type { Selection } from "../../core/store.ts";
import type { Engine } from "../engine.ts";
import { FIELDS, scopeTerms } from "../search/terms.ts";
import { unhidden } from "../search/unhidden.ts";
import { type IndexRow, indexRows, type Wanted } from "../search/wanted.ts";
import { inTurns } from "../turns.ts";

/** Of the columns with weights D, C, B and A. They decide which talks are looked at when very many match. */
const WEIGHTS = "'{0.1, 0.6, 0.6, 1}'::real[]";
/** `ts_rank` then divides by 1 + the logarithm of the length. */
const BY_LENGTH = 1;
/** A statement for so many ends in time on any server. */
const TALKS_AT_ONCE = 5000;
const TERMS_AT_ONCE = 4000;

const lastRow = z.object({ rowid: z.number().nullable() });
const termsAnswer = z.object({ rows: z.tuple([z.object({ terms: z.string().nullable() })]) });
const found = z.object({ rows: z.unknown() });

/** The index over PostgreSQL's text search; how its tables are made stands in `tables.ts`. */
export const textSearch: Pick<Engine, "candidates" | "frequencies" | "withAnyTerm"> = {
  candidates,
  frequencies,
  withAnyTerm(query, terms) {
    const wish = terms.map(quoted).join(" | ");
    return query
      .whereRaw("note_index.words @@ to_tsquery('rapporteur', ?)", wish)
      .orderByRaw("ts_rank(note_index.words, to_tsquery('rapporteur', ?)) desc, notes.id", wish);
  },
};

async function candidates(
  db: Knex,
  { any, all }: Wanted,
  selection: Selection,
  limit: number,
): Promise<IndexRow[]> {
  if (any.length === 0) return [];
  const arms = any.map(({ phrases, weight }) => ({
    wish: phrases.map(phraseExpression).join(" | "),
    weight,
  }));
  const wish = arms.map((arm) => `(${arm.wish})`).join(all ? " & " : " | ");
  const scope = scopeTerms(selection).map(quoted).join(" & ");
  const points = arms.map(
    () => `?::real * ts_rank(${WEIGHTS}, words, to_tsquery('rapporteur', ?), ${BY_LENGTH})`,
  );
  const seen = unhidden(selection.viewer);
  const answer: unknown = await db.raw(
    `select rowid as talk, ${FIELDS.join(", ")} from talk_index
     where words @@ to_tsquery('rapporteur', ?) ${scope === "" ? "" : "and belongs @@ ?::tsquery"} ${seen.sql}
     order by ${points.join(" + ")} desc, rowid limit ?`,
    [
      wish,
      ...(scope === "" ? [] : [scope]),
      ...seen.bindings,
      ...arms.flatMap((arm) => [arm.weight, arm.wish]),
      limit,
    ],
  );
  return indexRows.parse(found.parse(answer).rows);
}

/** Counts the terms of some thousand talks in a statement, which gives one long text: "ipset=3 nat=12". */
async function frequencies(db: Knex): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const last = lastRow.parse(await db("talk_index").max({ rowid: "rowid" }).first()).rowid ?? 0;
  for (let from = 0; from < last; from += TALKS_AT_ONCE) {
    const answer: unknown = await db.raw(
      "select string_agg(word || '=' || ndoc, ' ') as terms from ts_stat(?)",
      `select terms from talk_index where rowid > ${from} and rowid <= ${from + TALKS_AT_ONCE}`,
    );
    const [{ terms }] = termsAnswer.parse(answer).rows;
    await inTurns(terms?.split(" ") ?? [], TERMS_AT_ONCE, (entry) => {
      const at = entry.lastIndexOf("=");
      const term = entry.slice(0, at);
      counts.set(term, (counts.get(term) ?? 0) + Number(entry.slice(at + 1)));
    });
  }
  return counts;
}

function phraseExpression(phrase: readonly string[]): string {
  return phrase.length === 1 ? quoted(phrase[0] ?? "") : `(${phrase.map(quoted).join(" & ")})`;
}

function quoted(term: string): string {
  return `'${term.replaceAll("\\", "").replaceAll("'", "''")}'`;
}
