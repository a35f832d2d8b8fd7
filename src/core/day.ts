import { languages } from "./languages/all.ts";
import { days } from "./programme.ts";
import type { Programme } from "./talk.ts";
import { words } from "./text.ts";

const RELATIVE = new Map(
  languages.flatMap(({ cues }) => [
    ...cues.today.map((word): [string, number] => [word, 0]),
    ...cues.yesterday.map((word): [string, number] => [word, -1]),
    ...cues.tomorrow.map((word): [string, number] => [word, 1]),
  ]),
);
const DAY = new Set(languages.flatMap(({ cues }) => cues.day));
const LAST = new Set(languages.flatMap(({ cues }) => cues.last));
/** Words that say nothing beside a day. */
const FILLERS = new Set([
  "la",
  "du",
  ...languages.flatMap(({ dates: { on, the, of } }) => [...on, ...the, ...of]),
]);

const written = new Map<string, Intl.DateTimeFormat>();

/** The calendar day (`YYYY-MM-DD`) of an instant in a time zone (IANA name). */
export function dayOf(instant: Date, timezone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: timezone, dateStyle: "short" }).format(instant);
}

/** A day `count` days after another; both `YYYY-MM-DD`. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

/** A day as people write it: "Monday 22 August 2011", "lundi 22 août 2011". The language is a BCP 47 tag. */
export function dayName(day: string, language = "en-GB"): string {
  const format =
    written.get(language) ??
    new Intl.DateTimeFormat(language, {
      timeZone: "UTC",
      weekday: "long",
      day: "numeric",
      month: "long",
      year: "numeric",
    });
  written.set(language, format);
  const name = format.format(new Date(`${day}T00:00:00Z`));
  return language.startsWith("en") ? name.replace(",", "") : name;
}

/**
 * Finds the day of a workshop that a text means: `2011-08-22`, "22 August", "Monday", "1", "day 2", "first", "last",
 * "today". A workshop has few days, so every way to write each of them is compared. Undefined when none fits.
 */
export function findDay(text: string, programme: Programme, now: Date): string | undefined {
  const wanted = words(text)
    .filter((word) => !FILLERS.has(word))
    .join(" ");
  const all = days(programme);
  if (all.includes(text)) return text;
  const offset = RELATIVE.get(wanted);
  if (offset !== undefined) {
    const day = addDays(dayOf(now, programme.workshop.timezone), offset);
    return all.includes(day) ? day : undefined;
  }
  return (
    all.find((_day, index) => isPlace(wanted, index, all.length)) ??
    all.find((candidate) => spellings(candidate).has(wanted))
  );
}

function isPlace(wanted: string, index: number, count: number): boolean {
  const place = wanted
    .split(" ")
    .filter((word) => !DAY.has(word))
    .join(" ");
  if (index === count - 1 && LAST.has(place)) return true;
  return place === String(index + 1) || languages.some(({ ordinals }) => ordinals[index]?.includes(place));
}

function spellings(day: string): Set<string> {
  const all = languages.flatMap(({ code, ordinalEndings }) => {
    const long = parts(day, code);
    const short = parts(day, code, "short");
    const months = [long.month, short.month];
    const dates = [long.date, ...ordinalEndings.map((ending) => `${long.date}${ending}`)];
    const monthly = months.flatMap((month) =>
      dates.flatMap((date) => [`${date} ${month}`, `${month} ${date}`]),
    );
    const plain = [...monthly, ...monthly.map((text) => `${text} ${long.year}`), ...dates];
    const weekdays = [long.weekday, short.weekday];
    return [
      day,
      ...weekdays,
      ...plain,
      ...weekdays.flatMap((weekday) => plain.map((text) => `${weekday} ${text}`)),
    ];
  });
  return new Set(all.map((text) => words(text).join(" ")));
}

function parts(day: string, language: string, width: "long" | "short" = "long") {
  const format = new Intl.DateTimeFormat(language, {
    timeZone: "UTC",
    weekday: width,
    month: width,
    day: "numeric",
    year: "numeric",
  });
  const found = new Map(
    format.formatToParts(new Date(`${day}T00:00:00Z`)).map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): string => found.get(type) ?? "";
  return { weekday: part("weekday"), date: part("day"), month: part("month"), year: part("year") };
}
