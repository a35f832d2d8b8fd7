import type { Knex } from "knex";
import { z } from "zod";
import type { Completes } from "../core/command.ts";
import type { SearchOptions, SearchResult, Store, Suggestion } from "../core/store.ts";
import type { Programme, Talk } from "../core/talk.ts";
import { available } from "./availability.ts";
import { suggestDays, suggestPresenter, suggestTalk, suggestTopics, suggestWorkshops } from "./complete.ts";
import { createDigestStore } from "./digests/digest-store.ts";
import { createMemory } from "./memory.ts";
import { readNumbers, readPresenters, readProgramme, readTalksBy, readWorkshops } from "./programmes.ts";
import { saveProgramme } from "./save-programme.ts";
import { findPresenters } from "./search/find-presenters.ts";
import { findTalks, readVocabulary } from "./search/find-talks.ts";
import { connect } from "./sqlite/connect.ts";

interface Search extends SearchOptions {
  readonly query: string;
  /** The last word is still being typed. */
  readonly unfinished?: boolean;
}

/**
 * Opens the store on a SQLite file (or `:memory:`), creating and migrating it as needed.
 * Throws OperatorError for a file that can't be used, which is then left as it was.
 */
export async function openSqliteStore(file: string): Promise<Store> {
  const db = await connect(file);
  const memory = createMemory(db);

  const workshops = memory.remembered(() => readWorkshops(db));
  const programme = memory.remembered((id: string) => readProgramme(db, id));
  const presenters = memory.remembered((workshop: string | undefined) => readPresenters(db, workshop));
  const talksBy = memory.remembered((presenter: string) => readTalksBy(db, presenter));
  const vocabulary = memory.remembered(() => readVocabulary(db));
  const numbers = memory.remembered(() => readNumbers(db));
  const talkAt = async (position: number): Promise<Talk | undefined> => {
    const found = (await numbers()).get(position);
    return found && (await programme(found.workshop))?.talks.find(({ id }) => id === found.id);
  };
  const find = memory.remembered(async ({ query, unfinished, ...options }: Search) => {
    const named = await findByReference(query, programme);
    return (
      named ?? findTalks(query, options, { db, talk: talkAt, vocabulary: await vocabulary() }, unfinished)
    );
  });

  const complete = async (
    kind: Completes,
    text: string,
    options: SearchOptions,
  ): Promise<readonly Suggestion[]> => {
    if (kind === "presenter") {
      const all = await presenters(options.workshop);
      return (text.trim() === "" ? all : findPresenters(text, all, options.limit)).map(suggestPresenter);
    }
    const all = await workshops();
    if (kind === "workshop") return suggestWorkshops(all, text);
    const current = await programme(options.workshop ?? all[0]?.id ?? "");
    if (!current) return [];
    if (kind === "day") return suggestDays(current, text);
    if (kind === "topic") return suggestTopics(current, text);
    if (text.trim() === "") return current.talks.map(suggestTalk);
    const { hits } = await find({ ...options, query: text, unfinished: true });
    return hits.map(({ talk }) => suggestTalk(talk));
  };

  return {
    digests: createDigestStore(db),
    workshops: () => available(() => workshops()),
    programme: (id) => available(() => programme(id)),
    save: (saved, origin) =>
      available(() => saveProgramme(db, saved, origin)).finally(() => memory.distrust()),
    fingerprint: (source) => available(() => readFingerprint(db, source)),
    search: (query, options) => available(() => find({ ...options, query })),
    presenters: (query, { workshop, limit }) =>
      available(async () => findPresenters(query, await presenters(workshop), limit)),
    talksBy: (presenter) => available(() => talksBy(presenter)),
    complete: (kind, text, options) =>
      available(async () => (await complete(kind, text, options)).slice(0, options.limit)),
    close: () => db.destroy(),
  };
}

async function readFingerprint(db: Knex, source: string): Promise<string | undefined> {
  const row: unknown = await db("sources").where({ id: source }).first("fingerprint");
  return z.object({ fingerprint: z.string() }).optional().parse(row)?.fingerprint;
}

/** A button's `workshop/talk` names its talk; no search is needed. */
async function findByReference(
  query: string,
  programme: (id: string) => Promise<Programme | undefined>,
): Promise<SearchResult | undefined> {
  const [, workshop = "", id] = /^([\w-]+)\/([\w-]+)$/u.exec(query) ?? [];
  const talk = (await programme(workshop))?.talks.find((candidate) => candidate.id === id);
  return talk && { hits: [{ talk, score: 1 }], clear: true, near: [] };
}
