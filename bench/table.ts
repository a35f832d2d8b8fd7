import { quantile, type Timing } from "./load.ts";
import type { Outcome } from "./round.ts";

/** The rounds of ours and of the bare bot on one platform, in the same order. */
export interface Contest {
  readonly platform: string;
  readonly ours: readonly Outcome[];
  readonly bare: readonly Outcome[];
}

type Pick<Value> = (outcome: Outcome) => Value;

/** The tables in Markdown: medians over the rounds, ours beside the bare bot, with what is to be judged in the last column. */
export function report(contests: readonly Contest[], atOnce: number): string {
  return [
    ...timingTable("One input after the other", "alone", contests),
    ...timingTable(`${atOnce} inputs at once`, "crowd", contests),
    ...processTable(contests),
  ].join("\n");
}

function timingTable(title: string, mode: "alone" | "crowd", contests: readonly Contest[]): string[] {
  const rows = contests.flatMap(({ platform, ours, bare }) =>
    [...(ours[0]?.timings.keys() ?? [])].map((kind) => {
      const values = (pick: (timing: Timing) => number): [number, number] => {
        const of: Pick<number> = ({ timings }) => pick(timings.get(kind)?.[mode] ?? NOTHING);
        return [median(ours, of), median(bare, of)];
      };
      const p50 = values((timing) => timing.p50);
      const p99 = values((timing) => timing.p99);
      const rate = values((timing) => timing.rate);
      return [
        `${platform}: ${kind}`,
        ...p50.map(fixed(2)),
        ...p99.map(fixed(1)),
        ...rate.map(fixed(0)),
        ratio(p50),
        ratio(rate),
      ];
    }),
  );
  const head = ["", "p50", "bare", "p99", "bare", "a second", "bare", "p50 ratio", "rate ratio"];
  return [`### ${title}`, "", ...table([head, ...rows]), ""];
}

function processTable(contests: readonly Contest[]): string[] {
  const rows = contests.flatMap(({ platform, ours, bare }) => {
    const row = (name: string, unit: string, of: Pick<number>): string[] => {
      const [our, other] = [median(ours, of), median(bare, of)];
      return [
        `${platform}: ${name}`,
        ...[our, other, our - other].map((value) => `${value.toFixed(0)} ${unit}`),
      ];
    };
    return [
      row("start until connected", "ms", ({ coldStart }) => coldStart),
      row("memory once connected", "MB", ({ connected }) => connected),
      row("memory after all load", "MB", ({ loaded }) => loaded),
    ];
  });
  return ["### The process", "", ...table([["", "ours", "bare", "more"], ...rows]), ""];
}

const NOTHING: Timing = { p50: Number.NaN, p99: Number.NaN, rate: Number.NaN };

function median(outcomes: readonly Outcome[], of: Pick<number>): number {
  return quantile(outcomes.map(of), 0.5);
}

function ratio([ours, bare]: readonly [number, number]): string {
  return (ours / bare).toFixed(2);
}

function fixed(digits: number): (value: number) => string {
  return (value) => value.toFixed(digits);
}

/** Lines of a Markdown table, columns aligned; the first row is its head. */
export function table([head = [], ...rows]: readonly (readonly string[])[]): string[] {
  const widths = head.map((_cell, column) =>
    Math.max(3, ...[head, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => pad(cell, widths[column] ?? 0, column)).join(" | ")} |`;
  const rule = widths.map((width, column) =>
    column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`,
  );
  return [line(head), line(rule), ...rows.map(line)];
}

function pad(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}
