import { Charset, Index } from "flexsearch";
import knex from "knex";
import MiniSearch from "minisearch";
import { z } from "zod";
import type { Talk } from "../../src/core/talk.ts";
import type { Given } from "./row.ts";

const MOST_HITS = 10;
const FIELDS = ["title", "presenters", "topics", "body"];

/** Something that is asked a question and answers. */
export interface Engine {
  readonly name: string;
  ask(question: string): Promise<Given>;
  close(): Promise<void>;
}

interface Document {
  readonly id: number;
  readonly title: string;
  readonly presenters: string;
  readonly topics: string;
  readonly body: string;
}

/** Well-known engines over the same talks, each with its own best settings for questions: any word may match. */
export async function otherEngines(talks: readonly Talk[]): Promise<Engine[]> {
  const documents = talks.map(documentOf);
  return [await fts5(documents, talks), miniSearch(documents, talks), flexSearch(documents, talks)];
}

async function fts5(documents: readonly Document[], talks: readonly Talk[]): Promise<Engine> {
  const db = knex({
    client: "sqlite3",
    connection: { filename: ":memory:" },
    useNullAsDefault: true,
    pool: { min: 1, max: 1 },
  });
  await db.raw(`create virtual table talks using fts5(${FIELDS.join(", ")}, tokenize = "porter unicode61")`);
  for (const { id, ...rest } of documents) await db("talks").insert({ rowid: id, ...rest });
  return {
    name: "FTS5 bm25",
    async ask(question) {
      const words = question.match(/[\p{L}\p{N}]+/gu) ?? [];
      if (words.length === 0) return given([], talks);
      const rows: unknown = await db.raw(
        "select rowid as id from talks where talks match ? order by rank limit ?",
        [words.map((word) => `"${word}"`).join(" OR "), MOST_HITS],
      );
      const ids = z.array(z.object({ id: z.number() })).parse(rows);
      return given(
        ids.map(({ id }) => id),
        talks,
      );
    },
    close: () => db.destroy(),
  };
}

function miniSearch(documents: readonly Document[], talks: readonly Talk[]): Engine {
  const index = new MiniSearch<Document>({
    fields: FIELDS,
    searchOptions: { boost: { title: 4, presenters: 3, topics: 3 }, prefix: true, fuzzy: 0.2 },
  });
  index.addAll(documents);
  return {
    name: "MiniSearch",
    ask: async (question) =>
      given(
        index
          .search(question)
          .slice(0, MOST_HITS)
          .map(({ id }) => Number(id)),
        talks,
      ),
    close: async () => undefined,
  };
}

function flexSearch(documents: readonly Document[], talks: readonly Talk[]): Engine {
  const index = new Index({ tokenize: "forward", encoder: Charset.LatinBalance });
  for (const { id, ...fields } of documents) index.add(id, Object.values(fields).join(" "));
  return {
    name: "FlexSearch",
    ask: async (question) =>
      given(index.search(question, { limit: MOST_HITS, suggest: true }).map(Number), talks),
    close: async () => undefined,
  };
}

function documentOf(talk: Talk, id: number): Document {
  return {
    id,
    title: [talk.title, talk.scheduleTitle ?? ""].join(" "),
    presenters: talk.presenters.flatMap(({ name, affiliation = "" }) => [name, affiliation]).join(" "),
    topics: [...talk.topics, ...talk.aliases].join(" "),
    body: [talk.summary, ...talk.facts].join(" "),
  };
}

/** An engine's hits as an answer: all that the first one says stands for the text. */
function given(ids: readonly number[], talks: readonly Talk[]): Given {
  const hits = ids.flatMap((id) => talks[id] ?? []);
  const [first] = hits;
  return {
    known: hits.length > 0,
    text: first
      ? [first.title, first.day, first.summary, ...first.facts, ...first.links.map(({ url }) => url)].join(
          "\n",
        )
      : "",
    talks: hits.map(({ title, presenters, day }) => ({
      title,
      presenters: presenters.map(({ name }) => name),
      date: day,
    })),
  };
}
