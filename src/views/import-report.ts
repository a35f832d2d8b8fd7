import type { ImportReport } from "../core/import-report.ts";
import { type Reply, reply } from "../core/reply.ts";
import { plural } from "../core/text.ts";

/** How many skipped rows are told one by one. */
const MOST_TOLD = 10;

/** What came of an import, a line each: what it is, what is in it, what was left out and why, what was assumed. */
export function importLines(report: ImportReport): string[] {
  const { workshop, format, talks, days, rooms, presenters, skipped } = report;
  const hidden = skipped.length - MOST_TOLD;
  return [
    `${workshop.name} (${workshop.id}), read as ${format}`,
    `${plural(talks, "talk")} on ${plural(days, "day")} in ${plural(rooms, "room")}, ${plural(presenters, "presenter")}`,
    ...leftOut(report),
    ...(skipped.length > 0 ? [`Skipped ${plural(skipped.length, "row")}:`] : []),
    ...skipped.slice(0, MOST_TOLD).map(({ place, reason }) => `  ${place}: ${reason}`),
    ...(hidden > 0 ? [`  and ${hidden} more`] : []),
    ...report.notes,
    ...outcome(report),
  ];
}

/** What came of an import, for the person in chat who asked for it. */
export function importReply(report: ImportReport): Reply {
  const [title = "", ...lines] = importLines(report).map((line) => line.trim());
  return reply({
    summary: `Imported: ${title}`,
    audience: "asker",
    blocks: [
      { kind: "heading", text: title },
      { kind: "list", items: lines },
      {
        kind: "buttons",
        buttons: [
          {
            label: "See the workshop",
            invocation: { command: "workshop", args: { name: report.workshop.id } },
          },
        ],
      },
    ],
  });
}

/** How far an import is, while it is under way; sizes in bytes. */
export function readingReply(place: string, received = 0, total?: number): Reply {
  const size =
    received === 0
      ? ""
      : ` ${megabytes(received)}${total === undefined ? "" : ` of ${megabytes(total)}`} so far.`;
  const text = `Reading ${place} …${size}`;
  return reply({ summary: text, audience: "asker", blocks: [{ kind: "text", text }] });
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function leftOut({ cancelled, breaks, unaccepted }: ImportReport): string[] {
  return [
    ...(cancelled > 0 ? [`${plural(cancelled, "talk")} of these cancelled`] : []),
    ...(breaks > 0 ? [`Left out: ${plural(breaks, "break")}`] : []),
    ...(unaccepted > 0 ? [`Left out: ${plural(unaccepted, "talk")} not accepted`] : []),
  ];
}

function outcome({ saved }: ImportReport): string[] {
  if (!saved) return ["Nothing was saved."];
  const { added, changed, removed, unchanged } = saved;
  return [`Saved: ${added} added, ${changed} changed, ${removed} removed, ${unchanged} unchanged`];
}
