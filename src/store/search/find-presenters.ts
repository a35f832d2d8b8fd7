import { distance } from "fastest-levenshtein";
import type { Presenter } from "../../core/talk.ts";
import { key, words } from "../../core/text.ts";

const WHOLE_NAME = 4;
const WHOLE_WORD = 2;
const BEGINNING = 1;
const MISSPELT = 0.5;

/** Finds people by any part of their name or alias, best first. Every word of the query has to fit. */
export function findPresenters(query: string, presenters: readonly Presenter[], limit: number): Presenter[] {
  return presenters
    .map((presenter) => ({
      presenter,
      fit: Math.max(
        ...[presenter.name, presenter.id, ...presenter.aliases].map((name) => fitOf(query, name)),
      ),
    }))
    .filter(({ fit }) => fit > 0)
    .toSorted((a, b) => b.fit - a.fit)
    .slice(0, limit)
    .map(({ presenter }) => presenter);
}

function fitOf(query: string, name: string): number {
  if (key(query) === key(name)) return WHOLE_NAME;
  const parts = words(name);
  const fits = words(query).map((word) => Math.max(0, ...parts.map((part) => wordFit(word, part))));
  return fits.length > 0 && Math.min(...fits) > 0 ? Math.min(...fits) : 0;
}

function wordFit(word: string, part: string): number {
  if (word === part) return WHOLE_WORD;
  if (part.startsWith(word)) return BEGINNING;
  const allowed = word.length < 5 ? 0 : word.length < 8 ? 1 : 2;
  return distance(word, part) <= allowed ? MISSPELT : 0;
}
