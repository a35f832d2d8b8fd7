import type { Context } from "../core/command.ts";
import type { Outline } from "../core/store.ts";
import type { Presenter, Workshop } from "../core/talk.ts";
import { type Calendar, findDay, type NamedDay, placeAt, todayAt } from "./days.ts";
import { findFormat, type NamedFormat } from "./formats.ts";
import { findHours, findNow, type NamedHours } from "./hours.ts";
import { findPeople, type NamedPeople } from "./people.ts";
import { type Reading, read, without } from "./reading.ts";
import { findRooms, type NamedRooms } from "./rooms.ts";
import { linkSpans, type Subject, subjectOf } from "./subject.ts";
import { isWithin, type Span, tokenise } from "./tokens.ts";
import { findTracks } from "./tracks.ts";
import { findWorkshop, type NamedWorkshop } from "./workshops.ts";

const MOST_MENTIONED = 30;

/** A question taken apart. */
export interface Question {
  readonly reading: Reading;
  /** The workshop it is about: the one it names, or the current one. */
  readonly workshop: Workshop;
  readonly namesWorkshop: boolean;
  readonly outline: Outline;
  readonly day?: NamedDay | undefined;
  readonly hours?: NamedHours | undefined;
  readonly rooms?: NamedRooms | undefined;
  /** What kind of slot is asked for: keynotes, BoFs. */
  readonly format?: NamedFormat | undefined;
  readonly people: readonly Presenter[];
  /** Where a person stands who is named with one word, which may be another word as well. */
  readonly loneName?: Span | undefined;
  /** What shall be left out: "apart from the one on IPTV". */
  readonly except?: string | undefined;
  /** "first" or "last" talk. */
  readonly place?: number | "last" | undefined;
  readonly asksLink: boolean;
  readonly subject: Subject;
  /** The stretches that are not part of the subject because they fill another slot. */
  readonly taken: readonly Span[];
}

/**
 * Takes a question apart with what the store knows: its workshops, its days, rooms and presenters. `plainly` leaves what
 * may also be part of the subject there: days, hours, rooms, and names of one word.
 */
export async function takeApart(
  text: string,
  current: Workshop,
  context: Context,
  plainly = false,
): Promise<Question | undefined> {
  const { store, now } = context;
  const whole = read(text, tokenise(text), context.locale);
  const workshops = await store.workshops();
  const named = findWorkshop(whole, workshops, current);
  const dated = named ? undefined : await workshopOfDate(whole, workshops, context);
  const workshop = named?.workshop ?? dated ?? current;
  const outline = await store.outline(workshop.id);
  if (!outline) return undefined;

  const taken: Span[] = named && !isOther(whole, named) ? [named] : [];
  const { reading, day, hours, rooms } = plainly
    ? { reading: whole }
    : momentsOf(whole, taken, outline, calendarOf(outline, workshop, now));
  const edition = named && otherEdition(whole, named);
  const except = exceptionOf(reading, taken);
  const someone = await peopleOf(reading, workshop, except ? [...taken, except] : taken, context);
  const people = plainly ? wholeName(someone) : someone;
  if (people) taken.push(people, ...(except ? [except] : []));
  const format = findFormat(reading, taken);
  const place = placeOf(reading, taken);
  if (place) taken.push(place);
  const subject = subjectOf(reading, taken);
  return {
    reading,
    workshop,
    namesWorkshop: named !== undefined,
    outline,
    day: edition ?? day,
    hours,
    rooms,
    format: isEvent(reading, format, subject) ? undefined : format,
    people: people?.people ?? [],
    loneName: people && !wholeName(people) ? people : undefined,
    except: people && except?.about,
    place: place?.place,
    asksLink: linkSpans(reading).length > 0,
    subject,
    taken,
  };
}

/** "FOSDEM 2031": a year in which this workshop was not. */
function otherEdition({ tokens }: Reading, { to, workshop }: NamedWorkshop): NamedDay | undefined {
  const year = tokens[to]?.word ?? "";
  const isAnother =
    /^(?:19|20)\d\d$/u.test(year) &&
    ![workshop.firstDay, workshop.lastDay].some((day) => day.startsWith(year));
  return isAnother ? { from: to, to: to + 1, day: undefined, isWhole: true } : undefined;
}

/** When and where: the day, the hours and the room that a question names. They are added to `taken`. */
function momentsOf(whole: Reading, taken: Span[], { rooms: known, tracks }: Outline, calendar: Calendar) {
  const named = findDay(whole, calendar);
  if (named && !isWithin(taken, named.from)) taken.push(named);
  const hours = findHours(whole, taken) ?? findNow(whole, taken, calendar);
  if (hours) taken.push(hours);
  const today = hours?.isToday && !named ? todayAt(hours, calendar) : undefined;
  const rooms = findRooms(whole, known, taken) ?? findTracks(whole, tracks, taken);
  if (rooms) taken.push(rooms);
  const names = [...(hours ? [hours] : []), ...(rooms ? [rooms] : [])];
  return { reading: without(whole, names), day: named ?? today, hours, rooms };
}

async function peopleOf(
  reading: Reading,
  workshop: Workshop,
  taken: readonly Span[],
  { store }: Context,
): Promise<NamedPeople | undefined> {
  const words = reading.tokens.filter((_token, index) => !isWithin(taken, index)).map(({ word }) => word);
  const text = words.join(" ");
  const here = await store.mentioned(text, { workshop: workshop.id, limit: MOST_MENTIONED });
  return (
    findPeople(reading, here, taken) ??
    wholeName(findPeople(reading, await store.mentioned(text, { limit: MOST_MENTIONED }), taken))
  );
}

/** "apart from the one on IPTV": all up to the end or a comma. */
function exceptionOf(reading: Reading, taken: readonly Span[]): (Span & { about: string }) | undefined {
  const cue = reading.find("except");
  if (!cue) return undefined;
  const { text, tokens } = reading;
  const comma = tokens.findIndex(
    ({ start }, index) => index > cue.to && /[,;]/u.test(text.slice(tokens[index - 1]?.end, start)),
  );
  let to = comma === -1 ? tokens.length : comma;
  while (to > cue.to && (reading.isSilent(to - 1) || reading.at(to - 1).includes("present"))) to -= 1;
  const about = tokens
    .filter((_token, index) => index >= cue.to && index < to)
    .filter((_token, at) => !reading.isSilent(cue.to + at) && !isWithin(taken, cue.to + at))
    .map(({ raw }) => raw)
    .join(" ");
  return about === "" ? undefined : { from: cue.from, to, about };
}

/** "the workshop" alone is the event itself. */
function isEvent(reading: Reading, format: NamedFormat | undefined, { query }: Subject): boolean {
  return format !== undefined && query === "" && reading.at(format.from).includes("event");
}

/** "the next workshop" is another one, of which somebody may have spoken. */
function isOther(reading: Reading, { from }: Span): boolean {
  return reading.at(from - 1).some((cue) => cue === "next" || cue === "previous");
}

function calendarOf(outline: Outline, { timezone }: Workshop, now: Date): Calendar {
  return { days: outline.days.map(({ day }) => day), timezone, now };
}

/** A date with its year means the workshop that has it. */
async function workshopOfDate(
  reading: Reading,
  workshops: readonly Workshop[],
  { now, store }: Context,
): Promise<Workshop | undefined> {
  for (const workshop of workshops) {
    if (!reading.tokens.some(({ word }) => word.startsWith(workshop.firstDay.slice(0, 4)))) continue;
    const outline = await store.outline(workshop.id);
    const day = outline && findDay(reading, calendarOf(outline, workshop, now));
    if (day?.isWhole && day.day !== undefined) return workshop;
  }
  return undefined;
}

/** Somebody of another workshop must be named in full. */
function wholeName(found: NamedPeople | undefined): NamedPeople | undefined {
  return found && found.to - found.from > 1 ? found : undefined;
}

/** "the first talk", "second presentation", "last". */
function placeOf(reading: Reading, taken: readonly Span[]): (Span & { place: number | "last" }) | undefined {
  for (const index of reading.tokens.keys()) {
    if (isWithin(taken, index)) continue;
    const place = placeAt(index, reading);
    if (place === undefined) continue;
    if (reading.at(index + 1).some((cue) => cue === "talk" || cue === "speaker"))
      return { from: index, to: index + 2, place };
    let last = index - 1;
    while (last >= 0 && (reading.isSilent(last) || isWithin(taken, last))) last -= 1;
    const before = reading.at(last);
    if (index === reading.tokens.length - 1 && (before.includes("present") || before.includes("talk"))) {
      return { from: index, to: index + 1, place };
    }
  }
  return undefined;
}
