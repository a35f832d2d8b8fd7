import type { Verdict } from "./judge.ts";

/** What a set of verdicts comes to. */
interface Score {
  readonly questions: number;
  readonly right: number;
  readonly confidentlyWrong: number;
  /** Of questions that expect a talk: the share with the right one first. */
  readonly first: number | undefined;
  readonly meanReciprocalRank: number | undefined;
}

/** Adds verdicts up. */
export function scoreOf(verdicts: readonly Verdict[]): Score {
  const ranks = verdicts.flatMap(({ reciprocalRank }) =>
    reciprocalRank === undefined ? [] : [reciprocalRank],
  );
  return {
    questions: verdicts.length,
    right: verdicts.filter(({ right }) => right).length,
    confidentlyWrong: verdicts.filter(({ confidentlyWrong }) => confidentlyWrong).length,
    first: mean(ranks.map((rank) => (rank === 1 ? 1 : 0))),
    meanReciprocalRank: mean(ranks),
  };
}

/** How well "I don't know" is said: of those said, how many were due; of those due, how many were said. */
export function unknowns(verdicts: readonly Verdict[]): {
  precision: number | undefined;
  recall: number | undefined;
} {
  const said = verdicts.filter(({ given }) => !given.known);
  const due = verdicts.filter(({ row }) => row.none === true);
  const both = said.filter(({ row }) => row.none === true).length;
  return {
    precision: said.length === 0 ? undefined : both / said.length,
    recall: due.length === 0 ? undefined : both / due.length,
  };
}

/** The verdicts as a table: a line for each kind of question, and below it one for all. */
export function table(title: string, engines: ReadonlyMap<string, readonly Verdict[]>): string {
  const [all = []] = engines.values();
  const kinds = [...new Set(all.map(({ row }) => row.kind))].toSorted();
  const lines = [...engines].flatMap(([name, verdicts]) => [
    `  ${name}`,
    cellsOf("", ["questions", "right", "first hit", "MRR", "conf. wrong"]),
    ...kinds.map((kind) => line(kind, scoreOf(verdicts.filter((verdict) => verdict.row.kind === kind)))),
    line("all", scoreOf(verdicts)),
    ...unknownLines(verdicts),
    "",
  ]);
  return [title, ...lines].join("\n");
}

function unknownLines(verdicts: readonly Verdict[]): string[] {
  const { precision, recall } = unknowns(verdicts);
  return [`    "don't know": precision ${percent(precision)}, recall ${percent(recall)}`];
}

function line(
  name: string,
  { questions, right, confidentlyWrong, first, meanReciprocalRank }: Score,
): string {
  return cellsOf(name, [
    String(questions),
    percent(questions === 0 ? undefined : right / questions),
    percent(first),
    meanReciprocalRank === undefined ? "–" : meanReciprocalRank.toFixed(3),
    percent(questions === 0 ? undefined : confidentlyWrong / questions),
  ]);
}

function cellsOf(name: string, cells: readonly string[]): string {
  return `    ${name.padEnd(12)}${cells.map((cell) => cell.padStart(13)).join("")}`;
}

function percent(share: number | undefined): string {
  return share === undefined ? "–" : `${(share * 100).toFixed(1)}%`;
}

function mean(numbers: readonly number[]): number | undefined {
  return numbers.length === 0 ? undefined : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
