import type { Knex } from "knex";
import { z } from "zod";
import type { Change, ChangeHistory, ChangeSet } from "../../core/changes.ts";
import type { Draft } from "../../core/outbox.ts";
import { available } from "../availability.ts";
import { json } from "../columns.ts";
import { writeDrafts } from "../drafts.ts";
import type { Database } from "../engine.ts";

const state = z.object({
  title: z.string(),
  day: z.string(),
  start: z.string().optional(),
  end: z.string().optional(),
  room: z.string().optional(),
  presenters: z.array(z.string()),
});

const changeRow = z
  .object({
    kind: z.enum(["moved", "new", "cancelled", "restored", "retitled", "presenters"]),
    talk: z.string(),
    before: json(state)
      .nullable()
      .transform((value) => value ?? undefined),
    after: json(state),
  })
  .transform((row): Change => row);

const setRow = z.object({ number: z.number(), workshop: z.string(), at: z.string() });

/** What changed in programmes, over a database. */
export function createChangeHistory({ db, reader }: Database): ChangeHistory {
  return {
    since: (workshop, from, page) => available(() => readSince(reader, workshop, from, page)),
    untold: (limit) => available(() => readUntold(reader, limit)),
    tell: (set, notices) => available(() => tell(db, set, notices)),
  };
}

async function readSince(
  db: Knex,
  workshop: string,
  from: Date | undefined,
  { limit, offset }: Parameters<ChangeHistory["since"]>[2],
): ReturnType<ChangeHistory["since"]> {
  const found = () => {
    const query = db("changes").join("change_sets", "change_sets.number", "change_set").where({ workshop });
    if (from) query.where("at", ">=", from.toISOString());
    return query;
  };
  const counted: unknown = await found().count({ total: "*" }).first();
  const rows: unknown = await found()
    .select("changes.*", "change_sets.at")
    .orderBy([
      { column: "change_sets.number", order: "desc" },
      { column: "changes.number", order: "asc" },
    ])
    .limit(limit)
    .offset(offset);
  const changes = z
    .array(z.looseObject({ at: z.string() }))
    .parse(rows)
    .map((row) => ({ ...changeRow.parse(row), at: row.at }));
  return { changes, total: z.object({ total: z.coerce.number() }).parse(counted).total };
}

async function readUntold(db: Knex, limit: number): Promise<readonly ChangeSet[]> {
  const rows: unknown = await db("change_sets").whereRaw("not told").orderBy("number").limit(limit);
  const sets: ChangeSet[] = [];
  for (const set of z.array(setRow).parse(rows)) {
    const changes: unknown = await db("changes").where({ change_set: set.number }).orderBy("number");
    sets.push({ ...set, changes: z.array(changeRow).parse(changes) });
  }
  return sets;
}

function tell(db: Knex, set: number, notices: readonly Draft[]): Promise<boolean> {
  return db.transaction(async (tx) => {
    const told: unknown = await tx("change_sets").where({ number: set, told: false }).update({ told: true });
    if (told !== 1) return false;
    await writeDrafts(tx, notices);
    return true;
  });
}
