import type { Knex } from "knex";
import type { SearchOptions, SearchResult, Synonyms } from "../../core/store.ts";
import type { Presenter, Talk } from "../../core/talk.ts";
import type { Engine } from "../engine.ts";
import type { Memory } from "../memory.ts";
import { countTalks, readDirectory, readNumbers, readTalks } from "../programmes.ts";
import { keepRenewed } from "../renewed.ts";
import { readCommonness } from "./commonness.ts";
import { createDirectory } from "./directory.ts";
import { findTalks, type SearchIndex } from "./find-talks.ts";
import { isSilent } from "./query.ts";
import { createThesaurus } from "./synonyms.ts";
import { createVocabulary } from "./vocabulary.ts";

const MOST_TALKS = 2000;
/** With more talks than this, people and words are used a moment longer while they are read anew. */
const LARGE = 5000;
const REFERENCE = /^[\w-]+\/[\w-]+$/u;

/** All ways to look for something in the store. */
export interface Search {
  /** Finds talks; `unfinished` while somebody types. */
  talks(query: string, options: SearchOptions, unfinished?: boolean): Promise<SearchResult>;
  named(references: readonly string[]): Promise<readonly Talk[]>;
  presenters(query: string, options: SearchOptions): Promise<readonly Presenter[]>;
  mentioned(text: string, options: SearchOptions): Promise<readonly Presenter[]>;
}

/** Opens the search over a store. `synonyms` gives all that the glossaries say. */
export function openSearch(
  db: Knex,
  engine: Engine,
  memory: Memory,
  synonyms: () => Promise<readonly Synonyms[]>,
): Search {
  const renewal = {
    revision: memory.revision,
    isLarge: async () => (await countTalks(db)) > LARGE,
    renewed: memory.forget,
  };
  const vocabulary = keepRenewed(async () => {
    const frequencies = await engine.frequencies(db);
    return createVocabulary(frequencies, await countTalks(db));
  }, renewal);
  const directory = keepRenewed(async () => createDirectory(await readDirectory(db)), renewal);
  const thesaurus = memory.remembered(async () => createThesaurus(await synonyms(), isSilent));
  const commonness = once(readCommonness);
  const { talksAt, named } = talkMemory(db, memory);
  const candidates: SearchIndex["candidates"] = (...wish) => engine.candidates(db, ...wish);

  const find = memory.remembered(
    async (query: string, options: SearchOptions, unfinished: boolean): Promise<SearchResult> => {
      const [talk] = REFERENCE.test(query) ? await named([query]) : [];
      if (talk) return { hits: [{ talk, score: 1, coverage: 1, quotes: [] }], clear: true, near: [] };
      const language = {
        vocabulary: await vocabulary(),
        thesaurus: await thesaurus(),
        commonness: await commonness(),
      };
      return findTalks(query, options, { language, talks: talksAt, candidates }, unfinished);
    },
  );

  return {
    talks: (query, options, unfinished = false) => find(query, options, unfinished),
    named,
    presenters: async (query, { workshop, limit }) => (await directory()).find(query, workshop, limit),
    mentioned: async (text, { workshop, limit }) => (await directory()).mentioned(text, workshop, limit),
  };
}

/** Keeps the talks that were read last, by their numbers in the index and by their references. */
function talkMemory(db: Knex, memory: Memory) {
  const known = memory.cache<number, Talk>(MOST_TALKS);
  const numbers = memory.cache<string, number>(MOST_TALKS);

  const talksAt = async (wanted: readonly number[]): Promise<ReadonlyMap<number, Talk>> => {
    const missing = wanted.filter((number) => !known.has(number));
    const read =
      missing.length === 0
        ? new Map<number, Talk>()
        : await readTalks(db, (query) => query.whereIn("number", missing));
    for (const [number, talk] of read) known.set(number, talk);
    return new Map(
      wanted.flatMap((number) => {
        const talk = known.get(number) ?? read.get(number);
        return talk ? [[number, talk]] : [];
      }),
    );
  };

  const named = async (references: readonly string[]): Promise<Talk[]> => {
    await memory.revision();
    const missing = references.filter((reference) => !numbers.has(reference));
    const read = missing.length === 0 ? new Map<string, number>() : await readNumbers(db, missing);
    for (const [reference, number] of read) numbers.set(reference, number);
    const wanted = references.flatMap((reference) => numbers.get(reference) ?? read.get(reference) ?? []);
    const talks = await talksAt(wanted);
    return wanted.flatMap((number) => talks.get(number) ?? []);
  };

  return { talksAt, named };
}

function once<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let reading: Promise<Value> | undefined;
  return () => {
    reading ??= read().catch((error: unknown) => {
      reading = undefined;
      throw error;
    });
    return reading;
  };
}
