import { dayOf } from "../core/day.ts";
import type { Draft, Plan } from "../core/outbox.ts";
import type { DigestOrder, Subscription } from "../core/subscription.ts";
import type { Programme, Talk } from "../core/talk.ts";
import { key } from "../core/text.ts";
import { dayDigest, talkInThread } from "../views/digest.ts";
import { dueAfter } from "./schedule.ts";

/** When a digest counts as late or as too old to be posted, in milliseconds after it was due. */
export interface Patience {
  readonly late: number;
  readonly stale: number;
}

/** Draws the digest of a day; many channels get the same one, so a planner may remember it. */
export type DrawDigest = typeof dayDigest;

/** The talks of a workshop day that a channel wants to hear of. */
export function wantedTalks(
  { topics, tracks }: Pick<DigestOrder, "topics" | "tracks">,
  programme: Programme,
  day: string,
): Talk[] {
  return programme.talks.filter((talk) => talk.day === day && isWanted({ topics, tracks }, talk));
}

/** Whether a talk is of the topics and tracks that a channel wants to hear of. */
export function isWanted({ topics, tracks }: Pick<DigestOrder, "topics" | "tracks">, talk: Talk): boolean {
  return (
    fits(topics, [...talk.topics, ...talk.aliases]) &&
    fits(tracks, talk.track === undefined ? [] : [talk.track])
  );
}

/** What to write for a subscription whose next digest is due, and when the one after it is. Pure. */
export function planDigest(
  subscription: Subscription,
  programme: Programme,
  now: Date,
  patience: Patience,
  draw: DrawDigest = dayDigest,
): Plan {
  const { next: due, skipped, empty } = subscription;
  if (!due) return { subscription, drafts: [], skipped };
  const next = dueAfter(subscription, programme, due.day);
  const isGone = !programme.talks.some(({ day }) => day === due.day) && !empty;
  if (isGone) return { subscription, drafts: [], next, skipped };
  const lateness = now.getTime() - Date.parse(due.at);
  const occasion = { day: due.day, due: due.at, late: lateness > patience.late };
  const drafts = digestDrafts(subscription, programme, occasion, draw);
  if (drafts.length === 0) return { subscription, drafts, next, skipped };
  if (lateness <= patience.stale) return { subscription, drafts, next, skipped: [] };
  const tooOld = drafts.slice(0, 1).map((draft) => ({ ...draft, skip: "too old when the bot was back" }));
  return { subscription, drafts: tooOld, next, skipped: [...skipped, due.day] };
}

/** Which day a digest is about, and when it should be posted (ISO 8601). */
export interface Occasion {
  readonly day: string;
  readonly due: string;
  readonly late: boolean;
}

/** The digest of a day as a channel gets it, and the messages in its thread; nothing on a day without fitting talks. */
export function digestDrafts(
  subscription: Subscription,
  programme: Programme,
  { day, due, late }: Occasion,
  draw: DrawDigest = dayDigest,
): Draft[] {
  const talks = wantedTalks(subscription, programme, day);
  if (talks.length === 0 && !subscription.empty) return [];
  const { platform, workspace, channel, workshop, id, mode, skipped, threads } = subscription;
  const common = { platform, workspace, channel, workshop, subscription: id, day, due };
  const parent = `digest/${id}/${day}`;
  const retoldOn = mode.startsWith("replay") ? dayOf(new Date(due), programme.workshop.timezone) : undefined;
  const reply = draw(day, programme, { talks, retoldOn, skipped });
  return [
    { ...common, key: parent, reply, late },
    ...(threads ? talks : []).map((talk): Draft => {
      const message = talkInThread(talk, programme);
      return { ...common, key: `${parent}/${talk.id}`, parent, reply: message, late: false };
    }),
  ];
}

function fits(wishes: readonly string[], names: readonly string[]): boolean {
  return wishes.length === 0 || wishes.some((wish) => names.some((name) => key(name) === key(wish)));
}
