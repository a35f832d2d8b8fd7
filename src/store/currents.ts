import type { Knex } from "knex";
import { z } from "zod";
import type { Currents, Seat } from "../core/currents.ts";
import { available } from "./availability.ts";

/** Keeps the current workshop of each channel and person. */
export function createCurrents(db: Knex): Currents {
  return {
    chosen: (seat) =>
      available(async () => {
        const row: unknown = await db("currents").where(columns(seat)).first("workshop");
        return z.object({ workshop: z.string() }).optional().parse(row)?.workshop;
      }),
    choose: (seat, workshop) =>
      available(async () => {
        await db("currents")
          .insert({ ...columns(seat), workshop })
          .onConflict(["platform", "workspace", "place"])
          .merge();
      }),
  };
}

function columns({ platform, workspace, place }: Seat) {
  return { platform, workspace, place };
}
