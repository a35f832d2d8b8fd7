import type { Knex } from "knex";
import { LRUCache } from "lru-cache";
import { z } from "zod";
import type { Currents, Seat } from "../core/currents.ts";
import { available } from "./availability.ts";
import type { Database } from "./engine.ts";
import type { Memory } from "./memory.ts";

const MOST_SEATS = 1000;
/** What another process chose is seen at the latest after this long, in milliseconds. */
const TRUSTED = 1000;

/** Keeps the current workshop of each channel and person. Every input asks for one, so answers are kept for a moment. */
export function createCurrents({ db, reader }: Database): Currents & Pick<Memory, "distrust"> {
  const known = new LRUCache<string, Promise<string | undefined>>({ max: MOST_SEATS, ttl: TRUSTED });
  return {
    distrust: () => known.clear(),
    chosen: (seat) => {
      const name = nameOf(seat);
      const before = known.get(name);
      if (before) return before;
      const reading = available(() => read(reader, seat));
      known.set(name, reading);
      reading.catch(() => known.delete(name));
      return reading;
    },
    choose: (seat, workshop) => {
      const name = nameOf(seat);
      known.set(name, Promise.resolve(workshop));
      return available(async () => {
        await db("currents")
          .insert({ ...columns(seat), workshop })
          .onConflict(["platform", "workspace", "place"])
          .merge();
      }).finally(() => known.delete(name));
    },
  };
}

async function read(db: Knex, seat: Seat): Promise<string | undefined> {
  const row: unknown = await db("currents").where(columns(seat)).first("workshop");
  return z.object({ workshop: z.string() }).optional().parse(row)?.workshop;
}

function columns({ platform, workspace, place }: Seat) {
  return { platform, workspace, place };
}

function nameOf(seat: Seat): string {
  return JSON.stringify(columns(seat));
}
