import type { Change, ChangeKind, DatedChange, TalkState } from "../core/changes.ts";
import { dayName } from "../core/day.ts";
import type { Invocation } from "../core/invocation.ts";
import { type Block, type Inline, type Reply, type Rich, reply } from "../core/reply.ts";
import type { Workshop } from "../core/talk.ts";
import { key, listed, plural } from "../core/text.ts";
import { pager } from "./pager.ts";

/** More changes than this are not told one by one. */
const MOST_TOLD = 6;

/** What people should know first, and how it is counted. */
const KINDS: readonly (readonly [ChangeKind, string])[] = [
  ["cancelled", "cancelled"],
  ["moved", "moved"],
  ["restored", "taking place after all"],
  ["new", "new"],
  ["presenters", "given by others"],
  ["retitled", "retitled"],
];

/** One calm message on all that an import changed: counts, what matters most, and the way to the rest. */
export function changeNotice(
  changes: readonly Change[],
  { workshop, at }: { readonly workshop: Workshop; readonly at: string },
): Reply {
  const { name, id } = workshop;
  const title = `The programme of the ${name} has changed`;
  const shown = changes.toSorted(byImportance).slice(0, MOST_TOLD);
  const hidden = changes.length - shown.length;
  return reply({
    summary: `${title}: ${counts(changes)}`,
    blocks: [
      { kind: "heading", text: title },
      ...(changes.length > 1 ? [{ kind: "text", text: `${counts(changes)}.` } as const] : []),
      { kind: "list", items: shown.map((change) => changeLine(change, workshop)) },
      ...(hidden > 0 ? [{ kind: "note", text: `… and ${hidden} more` } as const] : []),
      {
        kind: "buttons",
        buttons: [
          {
            label: hidden > 0 ? `All ${changes.length} changes` : "All changes",
            invocation: { command: "changes", args: { since: at, workshop: id } },
          },
        ],
      },
    ],
  });
}

/** What a page of the history shows. */
export interface HistoryPage {
  readonly changes: readonly DatedChange[];
  readonly total: number;
  readonly workshop: Workshop;
  /** The invocation of this page, whose `page` argument is replaced to turn it. */
  readonly invocation: Invocation;
  /** This page, from 1, and how many there are. */
  readonly page: number;
  readonly pages: number;
}

/** A page of what changed, the latest import first. */
export function changeHistory({ changes, total, workshop, invocation, page, pages }: HistoryPage): Reply {
  const heading = `${plural(total, "change")} to the programme of the ${workshop.name}`;
  const imports = [...new Set(changes.map(({ at }) => at))];
  return reply({
    summary: heading,
    blocks: [
      { kind: "heading", text: heading },
      ...imports.flatMap((at): Block[] => [
        { kind: "text", text: moment(at, workshop) },
        {
          kind: "list",
          items: changes.filter((change) => change.at === at).map((change) => changeLine(change, workshop)),
        },
      ]),
      ...pager(invocation, page, pages),
    ],
  });
}

function counts(changes: readonly Change[]): string {
  return listed(
    KINDS.flatMap(([kind, words]) => {
      const count = changes.filter((change) => change.kind === kind).length;
      return count === 0 ? [] : [`${count} ${words}`];
    }),
  );
}

function byImportance(a: Change, b: Change): number {
  return rank(a) - rank(b) || begins(a).localeCompare(begins(b));
}

function rank({ kind }: Change): number {
  return KINDS.findIndex(([one]) => one === kind);
}

function begins({ after }: Change): string {
  return after.start ?? after.day;
}

function changeLine(change: Change, workshop: Workshop): Rich {
  const { after } = change;
  return [{ kind: "bold", text: after.title }, ...whatHappened(change, workshop)];
}

function whatHappened({ kind, before, after }: Change, workshop: Workshop): Inline[] {
  const people = listed(after.presenters);
  switch (kind) {
    case "cancelled":
      return [": cancelled, it was to be ", ...slot(before ?? after, workshop)];
    case "restored":
      return [": takes place after all, ", ...slot(after, workshop)];
    case "new":
      return [`${people === "" ? "" : `, ${people}`}: new, `, ...slot(after, workshop)];
    case "moved":
      return [": moved from ", ...slot(before ?? after, workshop), " to ", ...slot(after, workshop)];
    case "retitled":
      return [`: until now called “${before?.title ?? ""}”`];
    case "presenters":
      return [
        `: given by ${people || "nobody yet"}, before ${listed(before?.presenters ?? []) || "by nobody"}`,
      ];
  }
}

/** When and where. */
function slot({ start, day, room }: TalkState, workshop: Workshop): Inline[] {
  const time = start === undefined ? dayName(day) : moment(start, workshop);
  return room === undefined || key(room) === "" ? [time] : [time, `, ${room}`];
}

function moment(at: string, { timezone }: Workshop): Inline {
  return { kind: "moment", at, zone: timezone, show: "date-time" };
}
