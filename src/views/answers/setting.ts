import { dayName } from "../../core/day.ts";
import type { Language } from "../../core/languages/language.ts";
import type { Inline } from "../../core/reply.ts";
import type { Outline } from "../../core/store.ts";
import type { Talk } from "../../core/talk.ts";
import { listed } from "../../core/text.ts";

/** What every answer is given in: its language and its workshop. */
export interface Setting {
  readonly outline: Outline;
  /** Id of the current workshop; talks of others say where they are from. */
  readonly current: string;
  /** Names of all workshops by id. */
  readonly names: ReadonlyMap<string, string>;
  readonly language: Language;
}

/** What narrowed a list, to be said with it. */
export interface Conditions {
  readonly about?: string | undefined;
  readonly day?: string | undefined;
  readonly presenter?: string | undefined;
  readonly room?: string | undefined;
  /** Hours of the day, `HH:MM`. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** A kind of slot, as it was asked for. */
  readonly format?: string | undefined;
  /** How many talks there are, where not all are given. */
  readonly total?: number | undefined;
}

/** A day in the language of the answer. */
export function dayIn(day: string, { language }: Pick<Setting, "language">): string {
  return dayName(day, language.code === "en" ? undefined : language.code);
}

/** Who gave a talk, as a sentence has them. */
export function namesOf({ presenters }: Talk, { language: { phrases } }: Setting): string {
  return listed(
    presenters.map(({ name }) => name),
    phrases.and,
  );
}

/** Says which workshop a talk is from when it isn't the current one. */
export function elsewhere({ workshop }: Talk, { current, names }: Setting): Inline[] {
  return workshop === current ? [] : [` · ${names.get(workshop) ?? workshop}`];
}

/** "on “ipset”, by Ann Lee, on Monday 22 August 2011", without what wasn't asked. */
export function conditionWords(
  { about, day, presenter, room, from, to, format }: Conditions,
  setting: Setting,
): string {
  const { phrases } = setting.language;
  return [
    ...(format === undefined ? [] : [phrases.ofKind(format)]),
    ...(about === undefined ? [] : [phrases.about(about)]),
    ...(presenter === undefined ? [] : [phrases.by(presenter)]),
    ...(day === undefined ? [] : [phrases.onDay(dayIn(day, setting))]),
    ...(from === undefined && to === undefined ? [] : [phrases.hours(from, to)]),
    ...(room === undefined ? [] : [phrases.at(room)]),
  ].join(", ");
}
