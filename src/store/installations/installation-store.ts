import type { Knex } from "knex";
import { z } from "zod";
import type { Installations, KeptInstallation } from "../../core/installations.ts";
import { available } from "../availability.ts";
import { optional } from "../columns.ts";
import type { Database } from "../engine.ts";

const row = z
  .object({ workspace: z.string(), organisation: optional, sealed: optional, installed: z.string() })
  .transform((kept): KeptInstallation => kept);

/** Installations over a database. What is secret in them comes and goes sealed. */
export function createInstallations({ db, reader }: Database): Installations {
  return {
    add: ({ workspace, organisation = null, sealed }, at) =>
      available(async () => {
        await db("installations")
          .insert({ workspace, organisation, sealed, installed: at.toISOString() })
          .onConflict("workspace")
          .merge();
      }),
    renew: ({ workspace, installed, sealed: before }, sealed) =>
      available(async () => {
        const same = db("installations").where({ workspace, installed, sealed: before ?? null });
        return (await same.update({ sealed })) === 1;
      }),
    join: (workspace, organisation, at) =>
      available(async () => {
        await db("installations")
          .insert({ workspace, organisation, sealed: null, installed: at.toISOString() })
          .onConflict("workspace")
          .merge(["organisation"]);
      }),
    get: (workspace) =>
      available(async () => row.optional().parse(await reader("installations").where({ workspace }).first())),
    members: (organisation) =>
      available(async () => {
        const members = reader("installations").where({ organisation, sealed: null });
        return z.array(z.string()).parse(await members.orderBy("workspace").pluck("workspace"));
      }),
    all: () =>
      available(async () =>
        z.array(row).parse(await reader("installations").whereNotNull("sealed").orderBy("workspace")),
      ),
    remove: (workspace, at) => available(() => db.transaction((tx) => remove(tx, workspace, at))),
    spend: (state, expires) => available(() => spend(db, state, expires)),
  };
}

async function remove(tx: Knex, workspace: string, at: Date): Promise<readonly string[]> {
  const removed = await tx("installations")
    .where({ workspace })
    .whereNotNull("sealed")
    .where("installed", "<=", at.toISOString())
    // The row stays, so that a workspace that comes back with its organisation is known again.
    .update({ sealed: null });
  if (removed === 0) return [];
  const organisation = tx("installations").where({ workspace }).select("organisation");
  const still: unknown = await tx("installations")
    .whereIn("workspace", organisation)
    .whereNotNull("sealed")
    .first("workspace");
  if (still !== undefined) return [];
  const members = tx("installations").where({ organisation: workspace }).whereNull("sealed");
  return [...new Set([workspace, ...z.array(z.string()).parse(await members.pluck("workspace"))])];
}

async function spend(db: Knex, state: string, expires: Date): Promise<boolean> {
  await db("spent_states").where("expires", "<=", new Date().toISOString()).delete();
  const rows: unknown[] = await db("spent_states")
    .insert({ state, expires: expires.toISOString() })
    .onConflict("state")
    .ignore()
    .returning("state");
  return rows.length === 1;
}
