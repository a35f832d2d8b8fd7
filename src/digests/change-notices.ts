import type { Change, ChangeSet } from "../core/changes.ts";
import type { Draft } from "../core/outbox.ts";
import { partyOf, sees } from "../core/party.ts";
import type { Reply } from "../core/reply.ts";
import type { Store } from "../core/store.ts";
import type { Subscription } from "../core/subscription.ts";
import type { Programme } from "../core/talk.ts";
import { changeNotice } from "../views/changes.ts";
import { isWanted, type Patience } from "./plan.ts";

const BATCH = 20;

/** Writes a notice of every import that changed something for each channel concerned; resolves to the number of imports told. */
export async function tellChanges(store: Store, now: Date, patience: Patience): Promise<number> {
  const sets = await store.changes.untold(BATCH);
  if (sets.length === 0) return 0;
  const subscriptions = await store.digests.subscriptions();
  let told = 0;
  for (const set of sets) {
    const programme = await store.programme(set.workshop);
    const drafts = programme ? changeDrafts(set, programme, subscriptions, now, patience) : [];
    if (await store.changes.tell(set.number, drafts)) told += 1;
  }
  return told;
}

/**
 * One message for each channel that follows the workshop, on all changes of an import that concern it, however many they
 * are; none where there are none. Pure.
 */
export function changeDrafts(
  set: ChangeSet,
  programme: Programme,
  subscriptions: readonly Subscription[],
  now: Date,
  patience: Patience,
): Draft[] {
  const lateness = now.getTime() - Date.parse(set.at);
  const draw = rememberedDraw({ workshop: programme.workshop, at: set.at });
  const skip = lateness > patience.stale ? { skip: "too old when the bot was back" } : {};
  return subscriptions.flatMap((subscription): Draft[] => {
    const { id, platform, workspace, channel, workshop, state } = subscription;
    if (workshop !== set.workshop || state !== "active") return [];
    if (!sees(partyOf(subscription), programme.workshop)) return [];
    const changes = concerning(subscription, set.changes, programme);
    const [first] = changes;
    if (!first) return [];
    return [
      {
        platform,
        workspace,
        channel,
        workshop,
        ...skip,
        key: `changes/${set.number}/${id}`,
        subscription: id,
        day: first.after.day,
        reply: draw(changes),
        due: set.at,
        late: lateness > patience.late,
        notice: true,
      },
    ];
  });
}

/** Most channels want to hear of everything, so that they get the very same message. */
function rememberedDraw(occasion: Parameters<typeof changeNotice>[1]): (changes: readonly Change[]) => Reply {
  const drawn = new Map<readonly Change[], Reply>();
  return (changes) => {
    const known = drawn.get(changes) ?? changeNotice(changes, occasion);
    drawn.set(changes, known);
    return known;
  };
}

/** A channel that wants some talks only is not told of the others. */
function concerning(
  wishes: Subscription,
  changes: readonly Change[],
  { talks }: Programme,
): readonly Change[] {
  if (wishes.topics.length === 0 && wishes.tracks.length === 0) return changes;
  const wanted = new Set(talks.filter((talk) => isWanted(wishes, talk)).map(({ id }) => id));
  return changes.filter(({ talk }) => wanted.has(talk));
}
