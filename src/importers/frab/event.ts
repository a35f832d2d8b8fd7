import { z } from "zod";
import { addDays } from "../../core/day.ts";
import { cleanTexts } from "../clean-text.ts";
import type { Entry, When } from "../draft.ts";
import { linkOf } from "../links.ts";
import { listOf, said } from "../said.ts";
import { joinWhen, readMinutes, readTime, readWhen } from "../when.ts";

/** A list within an element of its own (`<persons><person/>…`), as JSON made of XML has it, or a plain list. */
const within = <Schema extends z.ZodType>(name: string, item: Schema) =>
  z.preprocess(
    (value) => z.looseObject({ [name]: z.unknown() }).safeParse(value).data?.[name] ?? value,
    listOf(item),
  );

const person = z.union([
  z.string().transform((name) => name),
  z
    .object({ public_name: said, name: said, full_public_name: said, "#text": said })
    .transform((given) => given.public_name || given.name || given.full_public_name || given["#text"]),
]);

const link = z.union([
  z.string().transform((url) => ({ url, label: "" })),
  z.object({ url: said, href: said, title: said, "#text": said, type: said }).transform((given) => ({
    url: given.url || given.href || given["#text"],
    label: given.title || given["#text"] || given.type,
  })),
]);

const nothing = { url: "", label: "" };

/** Newer files of c3voc tell what each one does there; those who look after the room or the recording gave no talk. */
const participant = z
  .object({ name: said, public_name: said, role: said })
  .transform(({ name, public_name: other, role }) =>
    /^(?:$|speaker|presenter|host|moderator)/iu.test(role) ? name || other : "",
  );

/** An event of Pentabarf, frab or pretalx, in XML or in JSON: only what is taken from it. */
export const frabEvent = z.object({
  guid: said,
  id: said,
  code: said,
  date: said,
  start: said,
  end: said,
  duration: said,
  room: said,
  url: said,
  title: said,
  subtitle: said,
  track: said,
  type: said,
  language: said,
  abstract: said,
  description: said,
  state: said,
  status: said,
  persons: within("person", person.catch("")).catch([]),
  participants: listOf(participant.catch("")).catch([]),
  links: within("link", link.catch(nothing)).catch([]),
  attachments: within("attachment", link.catch(nothing)).catch([]),
});

/** A day of the programme. It may begin late in the morning and end long after midnight. */
export const frabDay = z.object({ date: said, start: said, day_start: said });

/** What an event stands within, in places where it doesn't say so itself. */
export interface Around {
  readonly place: string;
  readonly day: z.output<typeof frabDay>;
  readonly room: string;
  /** `HH:MM` before which an event belongs to the night of the day before. */
  readonly dayChange: string;
  /** Address that relative ones go with. */
  readonly base: string;
}

/** Maps an event to our terms. Gives a reason where its start can't be read. */
export function toEntry(event: z.output<typeof frabEvent>, around: Around): Entry | string {
  const start = startOf(event, around);
  if (!start && (event.date !== "" || event.start !== "")) return "its start can't be read";
  const page = linkOf(event.url, "Page of the talk", around.base);
  return {
    place: around.place,
    title: event.title,
    guid: event.guid || undefined,
    code: event.code || event.id || undefined,
    text: cleanTexts([event.subtitle, event.abstract, event.description]),
    people: [...event.persons, ...event.participants].map((name) => ({ name })),
    start,
    end: event.end === "" ? undefined : readWhen(event.end),
    minutes: readMinutes(event.duration),
    rooms: [event.room || around.room],
    track: /^no track$/iu.test(event.track) ? undefined : event.track,
    type: event.type,
    language: event.language,
    topics: [],
    links: [
      ...page,
      ...event.links.flatMap(({ url, label }) => linkOf(url, label, around.base)),
      ...event.attachments.flatMap(({ url, label }) => linkOf(url, label || "Attachment", around.base)),
    ],
    cancelled: /^cancell?ed$/iu.test(event.state || event.status),
    service: /^(?:break|pause|service)$/iu.test(event.type),
  };
}

/** The date of an event is right even where its day or its start are not; the oldest files have no date. */
function startOf({ date, start }: z.output<typeof frabEvent>, { day, dayChange }: Around): When | undefined {
  const own = date === "" ? readWhen(start) : joinWhen(date, start);
  if (own && ("at" in own || own.time !== undefined)) return own;
  const time = readTime(start);
  const dated = own ?? readWhen(day.date);
  if (!dated || "at" in dated || time === undefined) return own;
  const begins = /T(\d{2}:\d{2})/u.exec(day.start || day.day_start)?.[1] ?? dayChange;
  return { day: !own && time < begins ? addDays(dated.day, 1) : dated.day, time };
}
