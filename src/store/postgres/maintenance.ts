import type { Check } from "../../core/check.ts";
import { OperatorError } from "../../core/errors.ts";
import { plural } from "../../core/text.ts";
import type { Location } from "../location.ts";
import { countTalks } from "../programmes.ts";
import { connect } from "./connect.ts";
import { explain } from "./faults.ts";

/** Sees whether a database can be reached and used, and whether its index holds every talk. */
export async function checkServer({ url, name }: Extract<Location, { engine: "postgres" }>): Promise<Check> {
  try {
    const db = await connect(url);
    try {
      const talks = await countTalks(db);
      const lost: unknown[] = await db("talks")
        .leftJoin("talk_index", "talk_index.rowid", "talks.number")
        .whereNull("talk_index.rowid")
        .select("talks.number");
      if (lost.length > 0)
        throw new OperatorError(`The index of ${name} lacks ${plural(lost.length, "talk")}.`);
      return { name: "Database", ok: true, detail: `${name} is sound, ${plural(talks, "talk")}` };
    } finally {
      await db.destroy();
    }
  } catch (error) {
    const told = explain(error, name);
    return { name: "Database", ok: false, detail: told instanceof Error ? told.message : String(told) };
  }
}
