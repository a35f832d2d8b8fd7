import { dayName } from "../core/day.ts";
import { days, talksOn, topics } from "../core/programme.ts";
import type { Suggestion } from "../core/store.ts";
import { type Presenter, type Programme, reference, type Talk, type Workshop } from "../core/talk.ts";
import { fold, key, listed, plural } from "../core/text.ts";

/** A talk while somebody types: "ipset status (József Kadlecsik)". */
export function suggestTalk(talk: Talk): Suggestion {
  const people = listed(talk.presenters.map(({ name }) => name));
  return { label: people === "" ? talk.title : `${talk.title} (${people})`, value: reference(talk) };
}

/** A person while somebody types. */
export function suggestPresenter({ name, affiliation }: Presenter): Suggestion {
  return { label: affiliation === undefined ? name : `${name}, ${affiliation}`, value: name };
}

/** The days of a workshop that fit what is typed. */
export function suggestDays(programme: Programme, text: string): Suggestion[] {
  return containing(
    text,
    days(programme).map((day, index) => ({
      label: `Day ${index + 1}, ${dayName(day)}: ${plural(talksOn(programme, day).length, "talk")}`,
      value: day,
    })),
  );
}

/** The topics of a workshop that fit what is typed, the commonest first. */
export function suggestTopics(programme: Programme, text: string): Suggestion[] {
  return containing(
    text,
    topics(programme).map(({ topic, talks }) => ({
      label: `${topic} (${plural(talks, "talk")})`,
      value: topic,
    })),
  );
}

/** The workshops that fit what is typed. */
export function suggestWorkshops(workshops: readonly Workshop[], text: string): Suggestion[] {
  return containing(
    text,
    workshops.map(({ id, name, city }) => ({
      label: city === undefined ? name : `${name}, ${city}`,
      value: id,
    })),
  );
}

function containing(text: string, all: readonly Suggestion[]): Suggestion[] {
  const wanted = fold(text.trim());
  const fits = all.filter(
    ({ label, value }) =>
      fold(label).includes(wanted) ||
      fold(value).includes(wanted) ||
      key(label).includes(key(text) || wanted),
  );
  const begins = ({ label }: Suggestion): boolean => fold(label).startsWith(wanted);
  return [...fits.filter(begins), ...fits.filter((suggestion) => !begins(suggestion))];
}
