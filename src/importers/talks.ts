import type { Presenter, Talk } from "../core/talk.ts";
import { cleanLine } from "./clean-text.ts";
import type { Entries, Entry, Person } from "./draft.ts";
import { idOf, presenterId, uniqueIds } from "./ids.ts";
import { languageTag } from "./language.ts";
import { distinctLinks } from "./links.ts";
import type { Slot } from "./schedule.ts";
import { kindOf, withoutCancellation } from "./slot.ts";

const MOST_TOPICS = 20;

/** An entry, by its position in the file, that has found its place in time. */
export interface Placed {
  readonly position: number;
  readonly slot: Slot;
}

/** What several entries have, so that it tells none of them from the others and is no id. */
export interface SharedMarks {
  readonly guids: ReadonlySet<string>;
  readonly codes: ReadonlySet<string>;
}

/** Makes talks of entries in programme order: numbered within their day, with ids of their own, every text clean. */
export async function* toTalks(
  entries: Entries,
  placed: readonly Placed[],
  shared: SharedMarks,
  workshop: string,
): AsyncGenerator<Talk> {
  const uniqueId = uniqueIds();
  const people = new Map<string, Presenter>();
  const orders = new Map<string, number>();
  for (const { position, slot } of placed) {
    const entry = await entries.at(position);
    if (!entry) continue;
    const order = (orders.get(slot.day) ?? 0) + 1;
    orders.set(slot.day, order);
    const { title, cancelled } = withoutCancellation(cleanLine(entry.title));
    const rooms = [...new Set(entry.rooms.map(cleanLine).filter(Boolean))];
    yield {
      id: uniqueId(wishFor(title, entry)),
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
      guid: own(entry.guid, shared.guids),
      code: own(entry.code, shared.codes),
    };
  }
}

/** The id that a talk would like to have: of its title, or where that can't be written so, of what the file knows it by. */
function wishFor(title: string, { code = "", guid = "" }: Entry): string {
  for (const text of [title, code, guid]) {
    const id = idOf(text);
    if (id.length > 1) return id;
  }
  return "talk";
}

function own(mark: string | undefined, shared: ReadonlySet<string>): string | undefined {
  return mark === undefined || shared.has(mark) ? undefined : mark || undefined;
}

/** The same person, whoever wrote the name and how, is one presenter: named as at first, with the first known affiliation. */
export function presentersOf(named: readonly Person[], known: Map<string, Presenter>): Presenter[] {
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
