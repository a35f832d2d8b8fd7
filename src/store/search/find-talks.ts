import type { Knex } from "knex";
import { z } from "zod";
import type { Hit, SearchOptions, SearchResult } from "../../core/store.ts";
import type { Talk } from "../../core/talk.ts";
import { analyse, type QueryWord } from "./query.ts";
import { type Candidate, isClear, isRelevant, type Match, namedFirst, score } from "./rank.ts";
import { createVocabulary, type Vocabulary } from "./vocabulary.ts";

/** bm25 weights of title, presenters, topics with aliases, and body. */
const WEIGHTS = [10, 6, 5, 1].join(", ");
const MOST_NEAR = 3;

const matchRows = z.array(z.object({ word: z.number(), talk: z.number(), score: z.number() }));
const termRows = z.array(z.object({ term: z.string(), doc: z.number() }));

/** What a search reads: the engine, the vocabulary of its index, and talks by their number in it. */
export interface SearchIndex {
  readonly db: Knex;
  readonly vocabulary: Vocabulary;
  talk(number: number): Promise<Talk | undefined>;
}

/** Reads all terms of the index. */
export async function readVocabulary(db: Knex): Promise<Vocabulary> {
  const rows = termRows.parse(await db("talk_vocabulary").select("term", "doc"));
  const { talks } = z.object({ talks: z.number() }).parse(await db("talks").count({ talks: "*" }).first());
  return createVocabulary(new Map(rows.map(({ term, doc }) => [term, doc])), talks);
}

/** Finds talks by words, see the port. `unfinished` takes the last word as a beginning. */
export async function findTalks(
  query: string,
  { workshop, limit }: SearchOptions,
  index: SearchIndex,
  unfinished = false,
): Promise<SearchResult> {
  const words = analyse(query, index.vocabulary, unfinished);
  const candidates = score(words, await matches(index.db, words, workshop));
  const hits = await talksOf(candidates.filter(isRelevant).slice(0, Math.max(limit, 20)), index);
  const ordered = namedFirst(hits, query);
  if (ordered.length > 0) {
    return { hits: ordered.slice(0, limit), clear: isClear(ordered, query), near: [] };
  }
  const near = await talksOf(candidates.slice(0, MOST_NEAR), index);
  return { hits: [], clear: false, near: near.map(({ talk }) => talk) };
}

async function matches(
  db: Knex,
  words: readonly QueryWord[],
  workshop: string | undefined,
): Promise<Match[]> {
  const arms = words.flatMap(({ terms }, word) => (terms.length === 0 ? [] : [{ word, terms }]));
  if (arms.length === 0) return [];
  const within = workshop === undefined ? "" : "and rowid in (select number from talks where workshop = ?)";
  const sql = arms
    .map(
      () => `select cast(? as integer) as word, rowid as talk, -bm25(talk_index, ${WEIGHTS}) as score
             from talk_index where talk_index match ? ${within}`,
    )
    .join(" union all ");
  const bindings = arms.flatMap(({ word, terms }) => [
    word,
    terms.map((term) => `"${term}"`).join(" OR "),
    ...(workshop === undefined ? [] : [workshop]),
  ]);
  return matchRows.parse(await db.raw(sql, bindings));
}

async function talksOf(candidates: readonly Candidate[], index: SearchIndex): Promise<Hit[]> {
  const hits: Hit[] = [];
  for (const candidate of candidates) {
    const talk = await index.talk(candidate.talk);
    if (talk) hits.push({ talk, score: candidate.score });
  }
  return hits;
}
