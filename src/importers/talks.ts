import type { Presenter, Talk } from "../core/talk.ts";
import { cleanLine } from "./clean-text.ts";
import type { Entry, Person } from "./draft.ts";
import { idOf, presenterId, uniqueIds } from "./ids.ts";
import { languageTag } from "./language.ts";
import { distinctLinks } from "./links.ts";
import type { Slot } from "./schedule.ts";
import { kindOf, withoutCancellation } from "./slot.ts";

const MOST_TOPICS = 20;

/** An entry that has found its place in time. */
export interface Placed {
  readonly entry: Entry;
  readonly slot: Slot;
}

/** Makes talks of entries in programme order: numbered within their day, with ids of their own, every text clean. */
export function toTalks(entries: readonly Placed[], workshop: string): Talk[] {
  const uniqueId = uniqueIds();
  const people = new Map<string, Presenter>();
  const guids = onlyOnce(entries.map(({ entry }) => entry.guid));
  const codes = onlyOnce(entries.map(({ entry }) => entry.code));
  const orders = new Map<string, number>();
  return entries.map(({ entry, slot }): Talk => {
    const order = (orders.get(slot.day) ?? 0) + 1;
    orders.set(slot.day, order);
    const { title, cancelled } = withoutCancellation(cleanLine(entry.title));
    const wish = [title, entry.code ?? "", entry.guid ?? ""]
      .map((text) => idOf(text))
      .find((id) => id.length > 1);
    const rooms = [...new Set(entry.rooms.map(cleanLine).filter(Boolean))];
    return {
      id: uniqueId(wish ?? "talk"),
      workshop,
      title,
      scheduleTitle: undefined,
      kind: kindOf(title, entry.type),
      presenters: presentersOf(entry.people, people),
      ...slot,
      order,
      room: rooms.join(", ") || undefined,
      track: cleanLine(entry.track ?? "") || undefined,
      topics: [...new Set(entry.topics.map(cleanLine).filter(Boolean))].slice(0, MOST_TOPICS),
      aliases: [],
      summary: entry.text,
      facts: [],
      links: distinctLinks(entry.links),
      language: languageTag(entry.language ?? ""),
      cancelled: cancelled || entry.cancelled || undefined,
      guid: guids(entry.guid),
      code: codes(entry.code),
    };
  });
}

/** The same person, whoever wrote the name and how, is one presenter: named as at first, with the first known affiliation. */
function presentersOf(named: readonly Person[], known: Map<string, Presenter>): Presenter[] {
  const here = new Map<string, Presenter>();
  for (const person of named) {
    const name = cleanLine(person.name);
    // A dash in place of a name is nobody; a picture may be somebody.
    if (!/[\p{L}\p{N}\p{So}]/u.test(name)) continue;
    const id = presenterId(name);
    const presenter = known.get(id) ?? {
      id,
      name,
      affiliation: cleanLine(person.affiliation ?? "") || undefined,
      aliases: [],
    };
    known.set(id, presenter);
    here.set(id, presenter);
  }
  return [...here.values()];
}

/** What stands at several entries tells none of them from the others: it is no id then. */
function onlyOnce(
  values: readonly (string | undefined)[],
): (value: string | undefined) => string | undefined {
  const seen = new Map<string, number>();
  for (const value of values) if (value) seen.set(value, (seen.get(value) ?? 0) + 1);
  return (value) => (value !== undefined && seen.get(value) === 1 ? value : undefined);
}
