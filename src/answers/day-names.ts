import { languages } from "../core/languages/all.ts";
import type { Language } from "../core/languages/language.ts";
import { words } from "../core/text.ts";

/** Months from 1, weekdays from 0 for Sunday, by their names. */
interface Names {
  readonly months: ReadonlyMap<string, number>;
  readonly weekdays: ReadonlyMap<string, number>;
}

const SHORT_NAME = 4;
const names = new Map<string, Names>();
const own = new Map<string, Names>();

/** The names in a language, and those of the other languages that can't be mistaken: a month only stands beside a number. */
export function namesIn(language: Language): Names {
  const known = names.get(language.code);
  if (known) return known;
  const others = languages.filter(({ code }) => code !== language.code).map(ownNames);
  const theirs = ownNames(language);
  const found = {
    months: new Map([...others.flatMap(({ months }) => [...months]), ...theirs.months]),
    weekdays: new Map([
      ...others.flatMap(({ weekdays }) => [...weekdays].filter(([name]) => name.length > SHORT_NAME)),
      ...theirs.weekdays,
    ]),
  };
  names.set(language.code, found);
  return found;
}

function ownNames(language: Language): Names {
  const known = own.get(language.code) ?? spelt(language);
  own.set(language.code, known);
  return known;
}

function spelt({ code }: Language): Names {
  const all = (option: "month" | "weekday", dates: readonly Date[]): Map<string, number> =>
    new Map(
      (["long", "short"] as const).flatMap((width) => {
        const format = new Intl.DateTimeFormat(code, { timeZone: "UTC", [option]: width });
        return dates.map((date, number): [string, number] => [words(format.format(date)).join(""), number]);
      }),
    );
  const months = all(
    "month",
    Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2024, month, 1))),
  );
  return {
    months: new Map([...months].map(([name, number]) => [name, number + 1])),
    // 7 January 2024 was a Sunday.
    weekdays: all(
      "weekday",
      Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2024, 0, 7 + day))),
    ),
  };
}

/** True for the name of a weekday or a month in a language itself; a short one only counts before a number. */
export function isDayName(word: string, language: Language, isDated: boolean): boolean {
  const { months, weekdays } = ownNames(language);
  return (isDated || word.length > 3) && (months.has(word) || weekdays.has(word));
}

/** The full names of weekdays in all languages. */
export function weekdayNames(): string[] {
  return languages.flatMap((language) =>
    [...ownNames(language).weekdays.keys()].filter((name) => name.length > SHORT_NAME),
  );
}
