import type { Clock } from "../core/clock.ts";
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
  const plans: ReminderPlan[] = [];
  for (const reminder of await store.reminders.all()) {
    const programme = reminder.obstacle === undefined && (await store.programme(reminder.workshop));
    if (!programme || comingFor(reminder, programme, now).length === 0) continue;
    const told = await store.reminders.told(reminder.id, now);
    plans.push(...reminderPlans(reminder, programme, told, { now, rate: clock.rate, real: new Date() }));
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
 * What to tell a channel now: one message on talks that begin together, which loses its point once they have begun. What was
 * told already isn't told again, unless it moved meanwhile. Pure.
 */
function reminderPlans(
  reminder: Reminder,
  programme: Programme,
  told: readonly Occurrence[],
  { now, real, rate }: Times,
): ReminderPlan[] {
  const known = new Set(told.map(nameOf));
  const fresh = comingFor(reminder, programme, now).filter(
    ({ id, start }) => !known.has(nameOf({ talk: id, start })),
  );
  return together(fresh).map((talks) => {
    const [{ id, start, day }] = talks;
    const { platform, workspace, channel, workshop } = reminder;
    const left = (Date.parse(start) - now.getTime()) / rate;
    return {
      reminder,
      occurrences: talks.map((talk) => ({ talk: talk.id, start: talk.start })),
      draft: {
        platform,
        workspace,
        channel,
        workshop,
        day,
        key: `soon/${reminder.id}/${start}/${id}`,
        subscription: reminder.id,
        reply: soonNotice(talks, programme),
        due: new Date(Date.parse(start) - reminder.minutes * MINUTE).toISOString(),
        late: false,
        notice: true,
        expires: new Date(real.getTime() + left).toISOString(),
      },
    };
  });
}

function comingFor({ minutes, room, track }: Reminder, programme: Programme, now: Date): Scheduled[] {
  return comingAfter(programme, now, minutes * MINUTE).filter(
    (talk) =>
      (room === undefined || key(talk.room ?? "") === key(room)) &&
      (track === undefined || key(talk.track ?? "") === key(track)),
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
