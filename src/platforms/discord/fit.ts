import { LIMITS } from "./limits.ts";
import { type Line, type Typed, toMarkdown, toMarkdownWithin } from "./line.ts";
import { componentCount, itemCount, type Unit } from "./units.ts";

/** A line is cut no shorter than this; rather, lines are left out. */
const SHORTEST_LINE = 40;
/** What stands between two lines at most. */
const GAP = 2;
/** Kept free for the container around everything and the note on what was left out. */
const COMPONENTS = LIMITS.components - 2;
const TEXT = LIMITS.text - 40;
const LINES = Math.floor(TEXT / (SHORTEST_LINE + GAP));

const RANKS: Readonly<Record<Unit["kind"], number>> = { text: 0, buttons: 1, menu: 1, divider: 2, entry: 3 };

/**
 * Leaves out units until the rest fits into one message; text stays before things to click, and these before entries,
 * which go from the last on. `missing` counts the lines, buttons and choices left out.
 */
export function fit(units: readonly Unit[]): { units: Unit[]; missing: number } {
  let components = COMPONENTS;
  let lines = LINES;
  let missing = 0;
  const kept = new Map<Unit, Unit>();
  for (const unit of units.toSorted((a, b) => RANKS[a.kind] - RANKS[b.kind])) {
    const short = withLines(unit, lines);
    const fits = short !== undefined && componentCount(short) <= components;
    missing += itemCount(unit) - (fits ? itemCount(short) : 0);
    if (!fits) continue;
    kept.set(unit, short);
    components -= componentCount(short);
    lines -= linesOf(short).length;
  }
  return { units: units.flatMap((unit) => kept.get(unit) ?? []), missing };
}

/**
 * Writes the text of each unit ("" for those without). When all of it is too long, the longest lines are cut, to the
 * same length each.
 */
export function contents(units: readonly Unit[], typed: Typed): string[] {
  const full = units.map((unit) => linesOf(unit).map((line) => toMarkdown(line, typed)));
  const level = waterLevel(
    full.flat().map((line) => line.length + GAP),
    TEXT,
  );
  return units.map((unit, index) => {
    const lines = linesOf(unit);
    const texts = (full[index] ?? []).map((text, row) => {
      const line = lines[row];
      return line && text.length + GAP > level ? toMarkdownWithin(line, typed, level - GAP) : text;
    });
    return joined(texts, lines);
  });
}

function joined(texts: readonly string[], lines: readonly Line[]): string {
  return texts.reduce((all, text, row) => {
    const isParagraph = lines[row]?.prefix === "" && lines[row - 1]?.prefix !== "### ";
    return row === 0 ? text : `${all}${isParagraph ? "\n\n" : "\n"}${text}`;
  }, "");
}

/** The largest length to which all lines may grow so that together they stay within `room`. */
function waterLevel(lengths: readonly number[], room: number): number {
  let left = room;
  for (const [index, length] of lengths.toSorted((a, b) => a - b).entries()) {
    const share = Math.floor(left / (lengths.length - index));
    if (length > share) return share;
    left -= length;
  }
  return Number.POSITIVE_INFINITY;
}

function linesOf(unit: Unit): readonly Line[] {
  return unit.kind === "text" || unit.kind === "entry" ? unit.lines : [];
}

function withLines(unit: Unit, count: number): Unit | undefined {
  if (linesOf(unit).length <= count) return unit;
  return unit.kind === "text" && count > 0 ? { ...unit, lines: unit.lines.slice(0, count) } : undefined;
}
