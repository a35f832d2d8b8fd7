import { fold } from "../../src/core/text.ts";
import type { Given, Row } from "./row.ts";

/** How an answer did. */
export interface Verdict {
  readonly row: Row;
  readonly given: Given;
  /** Every expectation holds. */
  readonly right: boolean;
  /** It claims to know, and is wrong. */
  readonly confidentlyWrong: boolean;
  /** 1 when the first talk is one that was expected, 1/2 for the second; undefined where no talk was expected. */
  readonly reciprocalRank?: number | undefined;
}

/** Holds an answer against what was expected. */
export function judge(row: Row, given: Given): Verdict {
  const right = row.none ? !given.known : holds(row, given);
  return {
    row,
    given,
    right,
    confidentlyWrong: given.known && !right,
    reciprocalRank: reciprocalRank(row, given),
  };
}

function holds({ talk, any = [], speakers = [], facts = [], day }: Row, { text, talks }: Given): boolean {
  const titles = talks.map(({ title }) => title);
  const [first] = talks;
  const people = talks.flatMap(({ presenters }) => presenters);
  return (
    (talk === undefined || matches(talk, titles[0] ?? "")) &&
    any.every((wanted) => titles.some((title) => matches(wanted, title))) &&
    speakers.every((name) => people.includes(name) || fold(text).includes(fold(name))) &&
    facts.every((fact) => matches(fact, text)) &&
    (day === undefined || first?.date === day || text.includes(day) || text.includes(longDay(day)))
  );
}

function reciprocalRank({ talk }: Row, { talks }: Given): number | undefined {
  if (talk === undefined) return undefined;
  const place = talks.findIndex(({ title }) => matches(talk, title));
  return place === -1 ? 0 : 1 / (place + 1);
}

function matches(pattern: string, text: string): boolean {
  return new RegExp(pattern, "iu").test(text);
}

function longDay(day: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: "UTC",
    day: "numeric",
    month: "long",
    year: "numeric",
  }).format(new Date(`${day}T00:00:00Z`));
}
