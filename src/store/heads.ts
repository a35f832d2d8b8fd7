import type { Knex } from "knex";
import { z } from "zod";
import type { Talk } from "../core/talk.ts";
import { flag, optional } from "./columns.ts";

const HEADS_AT_ONCE = 500;

/** What a talk is recognised and announced by, without its texts: of this a whole programme can be held. */
export interface Head
  extends Pick<
    Talk,
    "id" | "title" | "day" | "order" | "start" | "end" | "room" | "cancelled" | "guid" | "code"
  > {
  readonly presenters: readonly { readonly id: string; readonly name: string }[];
}

const headRow = z
  .object({
    number: z.number(),
    id: z.string(),
    title: z.string(),
    day: z.string(),
    order: z.number(),
    start: optional,
    end: optional,
    room: optional,
    cancelled: flag,
    guid: optional,
    code: optional,
  })
  .transform((row): Omit<Head, "presenters"> & { number: number } => row);

const presenterRow = z.object({ talk: z.number(), id: z.string(), name: z.string() });

/** The head of a talk that is at hand. */
export function headOf(talk: Talk): Head {
  const { id, title, day, order, start, end, room, cancelled, guid, code } = talk;
  const presenters = talk.presenters.map(({ id: person, name }) => ({ id: person, name }));
  return { id, title, day, order, start, end, room, cancelled, guid, code, presenters };
}

/** The heads of the talks that a query is narrowed to, by their numbers; read in slices, so that others get their turn. */
export async function readHeads(
  tx: Knex,
  narrow: (query: Knex.QueryBuilder) => Knex.QueryBuilder,
): Promise<Map<number, Head>> {
  const heads = new Map<number, Head>();
  for (let last = 0; ; ) {
    const rows: unknown = await narrow(tx("talks"))
      .where("number", ">", last)
      .orderBy("number")
      .limit(HEADS_AT_ONCE)
      .select("number", "id", "title", "day", { order: "place" }, "start", "end", "room")
      .select("cancelled", "guid", "code");
    const slice = z.array(headRow).parse(rows);
    const people = await readNames(
      tx,
      slice.map(({ number }) => number),
    );
    for (const { number, ...head } of slice)
      heads.set(number, { ...head, presenters: people.get(number) ?? [] });
    last = slice.at(-1)?.number ?? last;
    if (slice.length < HEADS_AT_ONCE) return heads;
  }
}

async function readNames(
  tx: Knex,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, Head["presenters"]>> {
  const rows: unknown = await tx("talk_presenters")
    .join("presenters", "presenters.id", "talk_presenters.presenter")
    .select("talk", "presenters.id", "presenters.name")
    .whereIn("talk", numbers)
    .orderBy("talk_presenters.place");
  const people = new Map<number, { id: string; name: string }[]>();
  for (const { talk, id, name } of z.array(presenterRow).parse(rows)) {
    const known = people.get(talk);
    if (known) known.push({ id, name });
    else people.set(talk, [{ id, name }]);
  }
  return people;
}
