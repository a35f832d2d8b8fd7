import type { ImportReport } from "../core/import-report.ts";
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
