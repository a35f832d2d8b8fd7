import type { SkippedRow } from "../../core/import-report.ts";
import { cleanTexts } from "../clean-text.ts";
import type { Draft, Entry } from "../draft.ts";
import { linkOf } from "../links.ts";
import { readWhen } from "../when.ts";
import { allView, gridView, type Session, sessionSchema, sessionsView } from "./schema.ts";

/** A row of any view, and where it stands. */
interface Row {
  readonly place: string;
  readonly value: unknown;
  readonly room?: string;
}

/** What the view All keeps apart from the talks, by id. */
interface Names {
  readonly speakers: ReadonlyMap<string, string>;
  readonly rooms: ReadonlyMap<string, string>;
  readonly questions: ReadonlyMap<string, string>;
  /** Items with the category they belong to. */
  readonly items: ReadonlyMap<string, { readonly category: string; readonly name: string }>;
}

/** True for a document that is a view of Sessionize. */
export function isSessionize(document: unknown): boolean {
  return rowsOf(document) !== undefined;
}

/**
 * Reads the views All, GridSmart and Sessions of Sessionize. Their times carry no zone: they are those at the place. A talk
 * that stands in several rooms at once becomes one.
 */
export function readSessionize(document: unknown): Draft {
  const names = namesIn(document);
  const skipped: SkippedRow[] = [];
  const entries = new Map<string, Entry>();
  let unaccepted = 0;
  for (const { place, value, room } of rowsOf(document) ?? []) {
    const { data: session } = sessionSchema.safeParse(value);
    if (!session) skipped.push({ place, reason: "isn't a session" });
    else if (session.startsAt !== "" && !readWhen(session.startsAt))
      skipped.push({ place, reason: "its start can't be read" });
    else if (/^(?:declined?|nominated|waitlist)/iu.test(session.status)) unaccepted += 1;
    else {
      const key = session.id === "" ? place : `${session.id} ${session.startsAt}`;
      const entry = toEntry(session, place, names, room);
      const before = entries.get(key);
      entries.set(key, before ? { ...before, rooms: [...before.rooms, ...entry.rooms] } : entry);
    }
  }
  return { conference: {}, entries: [...entries.values()], skipped, unaccepted };
}

function toEntry(session: Session, place: string, names: Names, around = ""): Entry {
  const categories = [
    ...session.categories.flatMap(({ name: category, categoryItems }) =>
      categoryItems.map(({ name }) => ({ category, name })),
    ),
    ...session.categoryItems.flatMap((id) => names.items.get(id) ?? []),
  ];
  const inCategory = (pattern: RegExp) =>
    categories.filter(({ category }) => pattern.test(category)).map(({ name }) => name);
  return {
    place,
    title: session.title,
    code: session.id || undefined,
    text: cleanTexts([session.description]),
    people: session.speakers.map(({ id, name }) => ({ name: name || (names.speakers.get(id) ?? "") })),
    start: readWhen(session.startsAt),
    end: readWhen(session.endsAt),
    rooms: [session.room || (names.rooms.get(session.roomId ?? "") ?? around)],
    track: inCategory(/track|stream/iu)[0],
    type: inCategory(/format|type/iu)[0],
    language: inCategory(/language|sprache|langue|idioma/iu)[0],
    topics: inCategory(/topic|tag|theme|thema|subject|area|technolog/iu),
    links: [
      ...linkOf(session.liveUrl, "Live stream"),
      ...linkOf(session.recordingUrl, "Recording"),
      ...session.questionAnswers.flatMap(({ questionId, question, answer, answerValue }) =>
        linkOf(answerValue || answer, question || names.questions.get(questionId ?? "")),
      ),
    ],
    cancelled: /^cancell?ed$/iu.test(session.status),
    service: session.isServiceSession,
  };
}

function rowsOf(document: unknown): Row[] | undefined {
  const grid = gridView.safeParse(document).data;
  if (grid) {
    return grid.flatMap(({ rooms }, day) =>
      rooms.flatMap(({ name, sessions }, index) =>
        sessions.map((value, row) => ({
          place: `[${day}].rooms[${index}].sessions[${row}]`,
          value,
          room: name,
        })),
      ),
    );
  }
  const groups = sessionsView.safeParse(document).data;
  if (groups) {
    return groups.flatMap(({ sessions }, group) =>
      sessions.map((value, row) => ({ place: `[${group}].sessions[${row}]`, value })),
    );
  }
  return allView
    .safeParse(document)
    .data?.sessions.map((value, row) => ({ place: `sessions[${row}]`, value }));
}

function namesIn(document: unknown): Names {
  const {
    speakers = [],
    rooms = [],
    questions = [],
    categories = [],
  } = allView.safeParse(document).data ?? {};
  return {
    speakers: new Map(
      speakers.map((one) => [one.id, one.fullName || `${one.firstName} ${one.lastName}`.trim()]),
    ),
    rooms: new Map(rooms.map(({ id = "", name }) => [id, name])),
    questions: new Map(questions.map(({ id, question }) => [id, question])),
    items: new Map(
      categories.flatMap(({ title, items }) =>
        items.map(({ id = "", name }) => [id, { category: title, name }] as const),
      ),
    ),
  };
}
