import type { Presenter } from "../../core/talk.ts";
import { key, words } from "../../core/text.ts";
import { inTurns } from "../turns.ts";
import { createLexicon } from "./lexicon.ts";

const WHOLE_NAME = 4;
const WHOLE_WORD = 2;
const BEGINNING = 1;
const MISSPELT = 0.5;
const SHORTEST_BEGINNING = 2;
const ENTRIES_AT_ONCE = 200;

/** A presenter and the workshops they spoke at. */
export interface DirectoryEntry {
  readonly presenter: Presenter;
  readonly workshops: ReadonlySet<string>;
}

/** Everybody who gave a talk, to be found by any part of their name. */
export interface Directory {
  readonly size: number;
  /** By any part of a name or alias, best first. Every word has to fit. */
  find(query: string, where: Where, limit: number): Presenter[];
  /** Those of whose names most words stand in a text. */
  mentioned(text: string, where: Where, limit: number): Presenter[];
}

/** At which workshops somebody must have spoken: at this one, and at one that is not hidden. */
interface Where {
  readonly workshop?: string | undefined;
  readonly hidden: ReadonlySet<string>;
}

/** Builds the directory over all words of all names. */
export async function createDirectory(entries: readonly DirectoryEntry[]): Promise<Directory> {
  const byWord = new Map<string, DirectoryEntry[]>();
  await inTurns(entries, ENTRIES_AT_ONCE, (entry) => {
    const names = [entry.presenter.name, entry.presenter.id, ...entry.presenter.aliases];
    for (const word of new Set(names.flatMap((name) => [...words(name), key(name)]))) {
      const known = byWord.get(word);
      if (known) known.push(entry);
      else byWord.set(word, [entry]);
    }
  });
  const lexicon = createLexicon(byWord.keys());
  const isIn = ({ workshops }: DirectoryEntry, { workshop, hidden }: Where): boolean =>
    (workshop === undefined || workshops.has(workshop)) &&
    (hidden.size === 0 || [...workshops].some((one) => !hidden.has(one)));

  const bearers = (word: string, unfinished: boolean): Map<DirectoryEntry, number> => {
    const found = new Map<DirectoryEntry, number>();
    const add = (names: readonly string[], fit: number): void => {
      for (const entry of names.flatMap((name) => byWord.get(name) ?? []))
        if (!found.has(entry)) found.set(entry, fit);
    };
    add([word], WHOLE_WORD);
    if (unfinished && word.length >= SHORTEST_BEGINNING - 1) add(lexicon.startingWith(word), BEGINNING);
    if (found.size === 0) add(lexicon.resembling(word), MISSPELT);
    return found;
  };

  return {
    size: entries.length,
    find(query, where, limit) {
      const wanted = words(query);
      const whole = byWord.get(key(query)) ?? [];
      const fits = wanted.map((word) => bearers(word, true));
      const common = [...(fits[0]?.keys() ?? [])].filter((entry) => fits.every((fit) => fit.has(entry)));
      return [...new Set([...whole, ...common])]
        .filter((entry) => isIn(entry, where))
        .map((entry) => ({
          entry,
          fit: whole.includes(entry) ? WHOLE_NAME : Math.min(...fits.map((fit) => fit.get(entry) ?? 0)),
        }))
        .toSorted((a, b) => b.fit - a.fit || a.entry.presenter.name.localeCompare(b.entry.presenter.name))
        .slice(0, limit)
        .map(({ entry }) => entry.presenter);
    },
    mentioned(text, where, limit) {
      const scores = new Map<DirectoryEntry, number>();
      for (const word of new Set(words(text))) {
        for (const [entry, fit] of bearers(word, false)) {
          if (isIn(entry, where)) scores.set(entry, (scores.get(entry) ?? 0) + fit);
        }
      }
      return [...scores]
        .toSorted(([, a], [, b]) => b - a)
        .slice(0, limit)
        .map(([entry]) => entry.presenter);
    },
  };
}
