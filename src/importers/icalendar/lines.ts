import { decodeText } from "../decode.ts";

/** A component (`VEVENT`, `VTIMEZONE`) as lines of text, unfolded, from its BEGIN to its END. */
export interface Block {
  readonly name: string;
  readonly lines: readonly string[];
  /** The line of the file, from 1, on which it begins. */
  readonly line: number;
}

/** A calendar taken apart. */
export interface Calendar {
  /** Its own properties, such as `X-WR-CALNAME`, with their parameters. */
  readonly lines: readonly string[];
  readonly blocks: readonly Block[];
  /** False when the file ends before the calendar does. */
  readonly complete: boolean;
}

/**
 * Takes a calendar apart (https://www.rfc-editor.org/rfc/rfc5545#section-3.1). Lines are put together again before they
 * become text: some programs fold within a character. A line that is none of iCalendar goes on with the text before it.
 */
export function takeApart(bytes: Uint8Array): Calendar {
  const own: string[] = [];
  const blocks: Block[] = [];
  let open: { name: string; lines: string[]; line: number } | undefined;
  let complete = false;
  for (const { text, line } of logicalLines(bytes)) {
    const [, mark, name = ""] = /^(BEGIN|END):(V?[A-Z-]+)\s*$/iu.exec(text) ?? [];
    if (!open && mark?.toUpperCase() === "BEGIN" && name.toUpperCase() !== "VCALENDAR") {
      open = { name: name.toUpperCase(), lines: [text], line };
    } else if (!open) {
      own.push(text);
      complete ||= /^END:VCALENDAR\s*$/iu.test(text);
    } else {
      append(open.lines, text);
      if (mark?.toUpperCase() === "END" && name.toUpperCase() === open.name) {
        blocks.push(open);
        open = undefined;
      }
    }
  }
  return { lines: own, blocks, complete: complete && !open };
}

/** The value of a property among lines, with its escapes undone; undefined when it isn't there or is empty. */
export function valueIn(lines: readonly string[], property: string): string | undefined {
  const found = lines.find((line) => new RegExp(`^${property}[;:]`, "iu").test(line));
  const value = found && /^[^":]*(?:"[^"]*"[^":]*)*:(.*)$/su.exec(found)?.[1];
  return value?.replace(/\\n/giu, "\n").replace(/\\(.)/gu, "$1").trim() || undefined;
}

function append(lines: string[], text: string): void {
  if (/^[\w-]+[;:]/u.test(text)) lines.push(text);
  else lines.splice(-1, 1, `${lines.at(-1) ?? ""}\\n${text}`);
}

function* logicalLines(bytes: Uint8Array): Generator<{ text: string; line: number }> {
  // One character a byte, so that bytes of a character that folding has torn apart meet again.
  const raw = Buffer.from(bytes).toString("latin1");
  let start = 0;
  let line = 1;
  while (start < raw.length) {
    let end = raw.indexOf("\n", start);
    let folds = 0;
    while (end !== -1 && /[ \t]/u.test(raw.charAt(end + 1))) {
      folds += 1;
      end = raw.indexOf("\n", end + 1);
    }
    const physical = raw.slice(start, end === -1 ? raw.length : end);
    const joined = (folds > 0 ? physical.replace(/\r?\n[ \t]/gu, "") : physical).replace(/\r$/u, "");
    const text = decodeText(Buffer.from(joined, "latin1"));
    if (text.trim() !== "") yield { text, line };
    line += folds + 1;
    start = end === -1 ? raw.length : end + 1;
  }
}
