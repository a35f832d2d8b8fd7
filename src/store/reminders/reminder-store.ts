import { randomUUID } from "node:crypto";
import type { Knex } from "knex";
import { z } from "zod";
import type {
  Occurrence,
  Reminder,
  ReminderOrder,
  ReminderPlan,
  ReminderStore,
} from "../../core/reminders.ts";
import { PLATFORMS } from "../../core/subscription.ts";
import { available } from "../availability.ts";
import { optional } from "../columns.ts";
import { skipWaiting, writeDrafts } from "../drafts.ts";
import type { Database } from "../engine.ts";

const reminderRow = z
  .object({
    id: z.string(),
    platform: z.enum(PLATFORMS),
    workspace: z.string(),
    channel: z.string(),
    workshop: z.string(),
    minutes: z.number(),
    room: optional,
    track: optional,
    obstacle: optional,
  })
  .transform((row): Reminder => row);

const occurrenceRow = z.object({ talk: z.string(), start: z.string() }).transform((row): Occurrence => row);

/** Notices of talks that are about to begin, over a database. */
export function createReminderStore({ db, reader }: Database): ReminderStore {
  return {
    subscribe: (order) => available(() => subscribe(db, order)),
    unsubscribe: (id) => available(() => db.transaction((tx) => unsubscribe(tx, id))),
    all: (of) => available(() => readAll(reader, of)),
    told: (reminder, from) => available(() => readTold(reader, reminder, from)),
    carryOut: (plans) => available(() => db.transaction((tx) => carryOut(tx, plans))),
  };
}

function subscribe(db: Knex, order: ReminderOrder): Promise<Reminder> {
  const { minutes, room = null, track = null, ...address } = order;
  const reminder = { id: randomUUID().slice(0, 8), ...order };
  return db.transaction(async (tx) => {
    // One after the other, so that the same wish never stands twice.
    await tx("workshops").where({ id: order.workshop }).forUpdate().first("id");
    const before: unknown = await tx("reminders")
      .where({ ...address, room, track })
      .select("id");
    for (const { id } of z.array(z.object({ id: z.string() })).parse(before)) await unsubscribe(tx, id);
    await tx("reminders").insert({ ...address, id: reminder.id, minutes, room, track });
    return reminder;
  });
}

async function unsubscribe(tx: Knex, id: string): Promise<void> {
  await skipWaiting(tx, id, "the channel unsubscribed");
  await tx("reminders").where({ id }).delete();
}

async function readAll(db: Knex, of: Parameters<ReminderStore["all"]>[0]): Promise<readonly Reminder[]> {
  const query = db("reminders").orderBy([
    "channel",
    "workshop",
    { column: "room", nulls: "first" },
    { column: "track", nulls: "first" },
    "id",
  ]);
  if (of) query.where({ platform: of.platform, workspace: of.workspace });
  return z.array(reminderRow).parse(await query);
}

async function readTold(db: Knex, reminder: string, from: Date): Promise<readonly Occurrence[]> {
  const query = db("reminded").where({ reminder }).where("start", ">", from.toISOString());
  return z.array(occurrenceRow).parse(await query.select("talk", "start"));
}

async function carryOut(tx: Knex, plans: readonly ReminderPlan[]): Promise<number> {
  let carried = 0;
  for (const { reminder, occurrences, draft } of plans) {
    if (!(await isOpen(tx, reminder, occurrences))) continue;
    await tx("reminded").insert(occurrences.map((one) => ({ reminder: reminder.id, ...one })));
    await writeDrafts(tx, [draft]);
    carried += 1;
  }
  return carried;
}

/** The channel still wants to be told, and was told of none of these. */
async function isOpen(tx: Knex, { id }: Reminder, occurrences: readonly Occurrence[]): Promise<boolean> {
  // Of several who tell at once, the others wait here and then see what the first has told.
  const wish: unknown = await tx("reminders").where({ id, obstacle: null }).forUpdate().first("id");
  const pairs = occurrences.map(({ talk, start }) => [talk, start]);
  const told: unknown = await tx("reminded")
    .where({ reminder: id })
    .whereIn(["talk", "start"], pairs)
    .first("talk");
  return wish !== undefined && told === undefined;
}
