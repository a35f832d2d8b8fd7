import type { Knex } from "knex";
import { z } from "zod";
import type { Completes } from "../core/command.ts";
import type { SearchOptions, Selection, Store, Suggestion } from "../core/store.ts";
import { createArrivals } from "./arrivals.ts";
import { available } from "./availability.ts";
import { createChangeHistory } from "./changes/change-history.ts";
import { suggestDays, suggestPresenter, suggestTalk, suggestTopics, suggestWorkshops } from "./complete.ts";
import { createConversationStore } from "./conversations/conversation-store.ts";
import { createCurrents } from "./currents.ts";
import { createDepartures } from "./departures.ts";
import { createDigestStore } from "./digests/digest-store.ts";
import type { Database } from "./engine.ts";
import { createForgetting } from "./forget/forgetting.ts";
import { saveGlossary } from "./glossary.ts";
import { createInstallations } from "./installations/installation-store.ts";
import { createMemory } from "./memory.ts";
import { createNotes } from "./notes/note-store.ts";
import { createPeople } from "./people/people-store.ts";
import { readOutline, readProgramme, readSelection, readTalksBy, readWorkshops } from "./programmes.ts";
import { createReminderStore } from "./reminders/reminder-store.ts";
import { saveProgramme } from "./save-programme.ts";
import { openSearch } from "./search/open-search.ts";
import { renewIndex } from "./search/reindex.ts";
import { surroundings } from "./search/surroundings.ts";
import { createWatchStore } from "./watches/watch-store.ts";

/** Puts the store together over a database that has been migrated. */
export async function createStore(database: Database): Promise<Store> {
  const { db, reader, engine } = database;
  await renewIndex(db);
  const memory = createMemory(reader);
  const noteMemory = createMemory(reader, "note_revisions");
  const currents = createCurrents(database);
  const people = createPeople(db);
  const workshops = memory.remembered(() => readWorkshops(reader));
  const search = openSearch(reader, engine, memory, surroundings(reader, memory, workshops));
  const programme = memory.remembered((id: string) => readProgramme(reader, id));
  const outline = memory.remembered(async (id: string) => {
    const workshop = (await workshops()).find((known) => known.id === id);
    return workshop && readOutline(reader, workshop);
  });
  const select = memory.remembered((selection: Selection, limit: number) =>
    readSelection(reader, selection, limit),
  );
  const talksBy = memory.remembered((presenter: string) => readTalksBy(reader, presenter));

  const complete = async (
    kind: Completes,
    text: string,
    options: SearchOptions,
  ): Promise<readonly Suggestion[]> => {
    if (kind === "presenter") return (await search.presenters(text, options)).map(suggestPresenter);
    const hidden = await search.hiddenFrom(options.viewer);
    const all = (await workshops()).filter(({ id }) => !hidden.has(id));
    if (kind === "workshop") return suggestWorkshops(all, text);
    const current = await programme(options.workshop ?? all[0]?.id ?? "");
    if (!current) return [];
    if (kind === "day") return suggestDays(current, text);
    if (kind === "topic") return suggestTopics(current, text);
    if (text.trim() === "") return current.talks.map(suggestTalk);
    const { hits } = await search.talks(text, options, true);
    return hits.map(({ talk }) => suggestTalk(talk));
  };

  return {
    digests: createDigestStore(database),
    conversations: createConversationStore(database),
    currents,
    arrivals: createArrivals(database),
    notes: createNotes(database, noteMemory),
    people: {
      split: (presenter, workshop) => people.split(presenter, workshop).finally(() => memory.distrust()),
      merge: (from, into) => people.merge(from, into).finally(() => memory.distrust()),
    },
    changes: createChangeHistory(database),
    watches: createWatchStore(database),
    reminders: createReminderStore(database),
    installations: createInstallations(database),
    departures: createDepartures(database),
    forgetting: createForgetting(database, [memory, noteMemory, currents]),
    workshops: () => available(() => workshops()),
    programme: (id) => available(() => programme(id)),
    save: (saved, origin) =>
      available(() => saveProgramme(db, saved, origin)).finally(() => memory.distrust()),
    fingerprint: (source) => available(() => readFingerprint(reader, source)),
    search: (query, options) => available(() => search.talks(query, options)),
    talks: (references) => available(() => search.named(references)),
    select: (selection, limit) => available(() => select(selection, limit)),
    outline: (id) => available(() => outline(id)),
    saveGlossary: (entries, origin) =>
      available(() => saveGlossary(db, entries, origin)).finally(() => memory.distrust()),
    presenters: (query, options) => available(() => search.presenters(query, options)),
    mentioned: (text, options) => available(() => search.mentioned(text, options)),
    talksBy: (presenter) => available(() => talksBy(presenter)),
    complete: (kind, text, options) =>
      available(async () => (await complete(kind, text, options)).slice(0, options.limit)),
    close: async () => {
      await reader.destroy();
      await db.destroy();
    },
  };
}

async function readFingerprint(db: Knex, source: string): Promise<string | undefined> {
  const row: unknown =
    (await db("sources").where({ id: source }).first("fingerprint")) ??
    (await db("glossaries").where({ source }).first("fingerprint"));
  return z.object({ fingerprint: z.string() }).optional().parse(row)?.fingerprint;
}
