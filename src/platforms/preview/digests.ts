import { dayName } from "../../core/day.ts";
import { UserError } from "../../core/errors.ts";
import type { DigestOrder } from "../../core/subscription.ts";
import type { Programme } from "../../core/talk.ts";
import { both, PAGE } from "./conversation.ts";
import type { PreviewParts } from "./parts.ts";
import type { DigestView, DigestWish } from "./protocol.ts";

const TIME = "18:00";

/** What would be posted for a wish, exactly as the planner writes it. Throws UserError for what isn't there. */
export async function digest(wish: DigestWish, parts: PreviewParts): Promise<DigestView> {
  const programme = await programmeOf(wish.workshop, parts);
  const order = parts.digests.begun(orderOf(wish), programme, parts.now());
  const all = parts.digests.schedule(order, programme);
  const due = all.find(({ day }) => day === wish.day) ?? all[0];
  if (!due) throw new UserError(`${programme.workshop.name} has no talks yet, so there is nothing to tell.`);
  const drafts = parts.digests.drafts(order, programme, due);
  return {
    days: all.map(({ day, at }) => ({ day, name: dayName(day), at })),
    day: due.day,
    posts: drafts
      .slice(0, 1 + wish.replies)
      .map(({ key, reply }) => ({ id: key, ...both((pane) => pane.post(reply, key), parts) })),
    replies: Math.max(0, drafts.length - 1),
  };
}

/** The programme of a workshop. Throws UserError for one that isn't there. */
export async function programmeOf(id: string, { store }: PreviewParts): Promise<Programme> {
  const programme = await store.programme(id);
  if (!programme) throw new UserError("That workshop isn't there any more: please choose another.");
  return programme;
}

function orderOf({ workshop, mode }: DigestWish): DigestOrder {
  return { ...PAGE, workshop, mode, time: TIME, threads: true, topics: [], tracks: [], empty: false };
}
