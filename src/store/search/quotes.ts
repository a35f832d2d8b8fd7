import type { Quote } from "../../core/store.ts";
import { areNeighbours, BODY, sum } from "./coverage.ts";
import type { DocumentMatch } from "./document.ts";
import type { QueryWord } from "./query.ts";

import { TUNING } from "./tuning.ts";

const MOST_QUOTES = 6;

/** The statements of a talk that fit a query, best first. What the title and topics say is taken as said in each. */
export function quotesOf(
  query: readonly QueryWord[],
  { fields }: DocumentMatch,
  focus: string | undefined,
): Quote[] {
  const focused = query.findIndex(({ word }) => word === focus);
  const total = sum(query.map(({ weight }) => weight)) || 1;
  const heading = fields.slice(0, BODY).flatMap(({ phrases }) => phrases);
  const told = query.map((_word, index) =>
    Math.max(0, ...heading.map(({ words }) => words[index]?.nearness ?? 0)),
  );
  const statements = fields[BODY]?.phrases ?? [];
  const around = query.map(
    (_word, index) =>
      TUNING.quoteElsewhere * Math.max(0, ...statements.map(({ words }) => words[index]?.nearness ?? 0)),
  );
  return statements
    .map(({ words }, statement) => {
      const own = sum(query.map(({ weight }, word) => weight * (words[word]?.nearness ?? 0))) / total;
      const coverage =
        sum(
          query.map(
            ({ weight }, word) =>
              weight * Math.max(words[word]?.nearness ?? 0, told[word] ?? 0, around[word] ?? 0),
          ),
        ) / total;
      const near = sum(
        query.map(({ weight }, word) =>
          word > 0 && areNeighbours(words[word - 1], words[word]) ? weight : 0,
        ),
      );
      const inHeading = sum(query.map(({ weight }, word) => weight * (told[word] ?? 0))) / total;
      const gain = coverage - inHeading;
      const score =
        own +
        TUNING.quoteHeading * (coverage - own) +
        (TUNING.quoteNeighbours * near) / total +
        (words[focused] ? TUNING.quoteFocus : 0);
      return { statement, own, gain, coverage, score };
    })
    .filter(({ own }) => own > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MOST_QUOTES);
}
