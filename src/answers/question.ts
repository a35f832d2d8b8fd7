import type { Context } from "../core/command.ts";
import type { Outline } from "../core/store.ts";
import type { Presenter, Workshop } from "../core/talk.ts";
import { findDay, type NamedDay, placeAt } from "./days.ts";
import { findPeople, type NamedPeople } from "./people.ts";
import { type Reading, read } from "./reading.ts";
import { linkSpans, type Subject, subjectOf } from "./subject.ts";
import { isWithin, type Span, tokenise } from "./tokens.ts";
import { findWorkshop } from "./workshops.ts";

const MOST_MENTIONED = 30;

/** A question taken apart. */
export interface Question {
  readonly reading: Reading;
  /** The workshop it is about: the one it names, or the current one. */
  readonly workshop: Workshop;
  readonly namesWorkshop: boolean;
  readonly outline: Outline;
  readonly day?: NamedDay | undefined;
  readonly people: readonly Presenter[];
  /** "first" or "last" talk. */
  readonly place?: number | "last" | undefined;
  readonly asksLink: boolean;
  readonly subject: Subject;
  /** The stretches that are not part of the subject because they fill another slot. */
  readonly taken: readonly Span[];
}

/** Takes a question apart with what the store knows: its workshops, its days and its presenters. */
export async function takeApart(
  text: string,
  current: Workshop,
  context: Context,
): Promise<Question | undefined> {
  const { store, now } = context;
  const reading = read(text, tokenise(text), context.locale);
  const workshops = await store.workshops();
  const named = findWorkshop(reading, workshops, current);
  const dated = named ? undefined : await workshopOfDate(reading, workshops, context);
  const workshop = named?.workshop ?? dated ?? current;
  const outline = await store.outline(workshop.id);
  if (!outline) return undefined;

  const taken: Span[] = named && !isOther(reading, named) ? [named] : [];
  const day = findDay(reading, calendarOf(outline, workshop, now));
  if (day && !isWithin(taken, day.from)) taken.push(day);
  const words = reading.tokens.filter((_token, index) => !isWithin(taken, index)).map(({ word }) => word);
  const people =
    findPeople(
      reading,
      await store.mentioned(words.join(" "), { workshop: workshop.id, limit: MOST_MENTIONED }),
      taken,
    ) ??
    wholeName(
      reading,
      findPeople(reading, await store.mentioned(words.join(" "), { limit: MOST_MENTIONED }), taken),
    );
  if (people) taken.push(people);
  const place = placeOf(reading, taken);
  if (place) taken.push(place);
  return {
    reading,
    workshop,
    namesWorkshop: named !== undefined,
    outline,
    day,
    people: people?.people ?? [],
    place: place?.place,
    asksLink: linkSpans(reading).length > 0,
    subject: subjectOf(reading, taken),
    taken,
  };
}

/** "the next workshop" is another one, of which somebody may have spoken. */
function isOther(reading: Reading, { from }: Span): boolean {
  return reading.at(from - 1).some((cue) => cue === "next" || cue === "previous");
}

function calendarOf(outline: Outline, { timezone }: Workshop, now: Date) {
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
function wholeName(_reading: Reading, found: NamedPeople | undefined): NamedPeople | undefined {
  return found && found.to - found.from > 1 ? found : undefined;
}

/** "the first talk", "second presentation", "last". */
function placeOf(reading: Reading, taken: readonly Span[]): (Span & { place: number | "last" }) | undefined {
  for (const index of reading.tokens.keys()) {
    if (isWithin(taken, index)) continue;
    const place = placeAt(index, reading);
    if (place === undefined) continue;
    if (reading.at(index + 1).includes("talk")) return { from: index, to: index + 2, place };
    const before = reading.at(index - 1);
    if (index === reading.tokens.length - 1 && (before.includes("present") || before.includes("talk"))) {
      return { from: index, to: index + 1, place };
    }
  }
  return undefined;
}
