import type { Change, TalkState } from "../../core/changes.ts";
import { key } from "../../core/text.ts";
import type { Head } from "../heads.ts";
import { isCorrection } from "./typo.ts";

/**
 * What people want to be told of between two versions of a programme, in the order of the later one. Talks are the same
 * when their ids are. Corrected spelling, other summaries, links and the like are no change; neither is a time or room
 * that was open so far, nor another end. A talk that comes cancelled or is no longer there says nothing.
 */
export function changesBetween(before: readonly Head[], after: readonly Head[]): Change[] {
  const known = new Map(before.map((talk) => [talk.id, talk]));
  return after.flatMap((talk) => {
    const old = known.get(talk.id);
    return old
      ? changesOf(old, talk)
      : talk.cancelled
        ? []
        : [{ kind: "new", talk: talk.id, after: stateOf(talk) }];
  });
}

function changesOf(before: Head, after: Head): Change[] {
  const change = (kind: Change["kind"]): Change => ({
    kind,
    talk: after.id,
    before: stateOf(before),
    after: stateOf(after),
  });
  if (after.cancelled) return before.cancelled ? [] : [change("cancelled")];
  return [
    ...(before.cancelled ? [change("restored")] : []),
    ...(hasMoved(before, after) ? [change("moved")] : []),
    ...(isCorrection(before.title, after.title) ? [] : [change("retitled")]),
    ...(haveSamePeople(before, after) ? [] : [change("presenters")]),
  ];
}

/** What was open before and is settled now has not moved. */
function hasMoved(before: Head, after: Head): boolean {
  const isElsewhere =
    before.room !== undefined && after.room !== undefined && key(before.room) !== key(after.room);
  const isAtOtherTime =
    before.start !== undefined &&
    after.start !== undefined &&
    Date.parse(before.start) !== Date.parse(after.start);
  return isElsewhere || isAtOtherTime || before.day !== after.day;
}

/** The order in which people are named says nothing, and a name may be corrected. */
function haveSamePeople({ presenters: before }: Head, { presenters: after }: Head): boolean {
  if (before.length !== after.length) return false;
  const left = [...before];
  return after.every(({ id, name }) => {
    const exact = left.findIndex((one) => one.id === id);
    const same = exact < 0 ? left.findIndex((one) => isCorrection(one.name, name)) : exact;
    if (same >= 0) left.splice(same, 1);
    return same >= 0;
  });
}

function stateOf({ title, day, start, end, room, presenters }: Head): TalkState {
  return { title, day, start, end, room, presenters: presenters.map(({ name }) => name) };
}
