import type { Clock } from "../core/clock.ts";
import { partyOf, sees } from "../core/party.ts";
import type { Occurrence, Reminder, ReminderPlan } from "../core/reminders.ts";
import { comingAfter, type Scheduled } from "../core/running.ts";
import type { Store } from "../core/store.ts";
import type { Programme } from "../core/talk.ts";
import { key } from "../core/text.ts";
import { soonNotice } from "../views/running.ts";

const MINUTE = 60_000;

/** Writes a message for each channel that wants to be told of what begins soon; resolves to the number of messages. */
export async function remind(store: Store, clock: Clock): Promise<number> {
  const now = clock.now();
  const all = (await store.reminders.all()).filter(({ obstacle }) => obstacle === undefined);
  const plans: ReminderPlan[] = [];
  for (const workshop of new Set(all.map((reminder) => reminder.workshop))) {
    const programme = await store.programme(workshop);
    if (!programme) continue;
    const reminders = all.filter(
      (reminder) => reminder.workshop === workshop && sees(partyOf(reminder), programme.workshop),
    );
    const coming = comingAfter(programme, now, Math.max(...reminders.map(({ minutes }) => minutes)) * MINUTE);
    for (const reminder of reminders) {
      const talks = coming.filter((talk) => isFor(reminder, talk, now));
      if (talks.length === 0) continue;
      const told = new Set((await store.reminders.told(reminder.id, now)).map(nameOf));
      const fresh = talks.filter(({ id, start }) => !told.has(nameOf({ talk: id, start })));
      plans.push(...reminderPlans(reminder, programme, fresh, { now, rate: clock.rate, real: new Date() }));
    }
  }
  return plans.length === 0 ? 0 : store.reminders.carryOut(plans);
}

/** The programme's time, real time, and how many times faster the programme's runs. */
interface Times {
  readonly now: Date;
  readonly real: Date;
  readonly rate: number;
}

/**
 * What to tell a channel of these talks: one message on those that begin together, which loses its point once they have
 * begun. Pure.
 */
function reminderPlans(
  reminder: Reminder,
  programme: Programme,
  talks: readonly Scheduled[],
  { now, real, rate }: Times,
): ReminderPlan[] {
  return together(talks).map((group) => {
    const [{ id, start, day }] = group;
    const { platform, workspace, channel, workshop } = reminder;
    const left = (Date.parse(start) - now.getTime()) / rate;
    return {
      reminder,
      occurrences: group.map((talk) => ({ talk: talk.id, start: talk.start })),
      draft: {
        platform,
        workspace,
        channel,
        workshop,
        day,
        key: `soon/${reminder.id}/${start}/${id}`,
        subscription: reminder.id,
        reply: soonNotice(group, programme),
        due: new Date(Date.parse(start) - reminder.minutes * MINUTE).toISOString(),
        late: false,
        notice: true,
        expires: new Date(real.getTime() + left).toISOString(),
      },
    };
  });
}

function isFor({ minutes, room, track }: Reminder, talk: Scheduled, now: Date): boolean {
  return (
    Date.parse(talk.start) <= now.getTime() + minutes * MINUTE &&
    (room === undefined || key(talk.room ?? "") === key(room)) &&
    (track === undefined || key(talk.track ?? "") === key(track))
  );
}

function together(talks: readonly Scheduled[]): [Scheduled, ...Scheduled[]][] {
  const groups = new Map<string, [Scheduled, ...Scheduled[]]>();
  for (const talk of talks) {
    const group = groups.get(talk.start);
    if (group) group.push(talk);
    else groups.set(talk.start, [talk]);
  }
  return [...groups.values()];
}

function nameOf({ talk, start }: Occurrence): string {
  return `${talk}@${Date.parse(start)}`;
}
