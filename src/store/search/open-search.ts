import type { Knex } from "knex";
import type { Party } from "../../core/party.ts";
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
export interface Search extends Pick<Surroundings, "hiddenFrom"> {
  /** Finds talks; `unfinished` while somebody types. */
  talks(query: string, options: SearchOptions, unfinished?: boolean): Promise<SearchResult>;
  named(references: readonly string[]): Promise<readonly Talk[]>;
  presenters(query: string, options: SearchOptions): Promise<readonly Presenter[]>;
  mentioned(text: string, options: SearchOptions): Promise<readonly Presenter[]>;
}

/** What a search has to know of workshops. */
export interface Surroundings {
  /** All that the glossaries say to a party, or to everybody. */
  synonyms(speaker: Party | undefined): Promise<readonly Synonyms[]>;
  /** The party, where it has words of its own. */
  speaker(viewer: Party | undefined): Promise<Party | undefined>;
  /** The ids of workshops that a party must not see. */
  hiddenFrom(viewer: Party | undefined): Promise<ReadonlySet<string>>;
}

/** Opens the search over a store. */
export function openSearch(
  db: Knex,
  engine: Engine,
  memory: Memory,
  { synonyms, speaker, hiddenFrom }: Surroundings,
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
  const thesaurus = memory.remembered(async (of: Party | undefined) =>
    createThesaurus(await synonyms(of), isSilent),
  );
  const commonness = once(readCommonness);
  const { talksAt, named } = talkMemory(db, memory);
  const candidates: SearchIndex["candidates"] = (...wish) => engine.candidates(db, ...wish);

  const find = memory.remembered(
    async (query: string, options: SearchOptions, unfinished: boolean): Promise<SearchResult> => {
      const [talk] = REFERENCE.test(query) ? await named([query]) : [];
      const hidden = await hiddenFrom(options.viewer);
      if (talk && !hidden.has(talk.workshop))
        return { hits: [{ talk, score: 1, coverage: 1, quotes: [] }], clear: true, near: [] };
      const language = {
        vocabulary: await vocabulary(),
        thesaurus: await thesaurus(await speaker(options.viewer)),
        commonness: await commonness(),
      };
      return findTalks(query, options, { language, talks: talksAt, candidates }, unfinished);
    },
  );

  return {
    hiddenFrom,
    talks: (query, options, unfinished = false) => find(query, options, unfinished),
    named,
    presenters: async (query, { workshop, viewer, limit }) =>
      (await directory()).find(query, { workshop, hidden: await hiddenFrom(viewer) }, limit),
    mentioned: async (text, { workshop, viewer, limit }) =>
      (await directory()).mentioned(text, { workshop, hidden: await hiddenFrom(viewer) }, limit),
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
