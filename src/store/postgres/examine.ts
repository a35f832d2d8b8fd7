import type { Knex } from "knex";
import { z } from "zod";
import { OperatorError } from "../../core/errors.ts";
import { tooNew } from "../migrations/compatibility.ts";
import { migrations } from "../migrations/index.ts";

const OLDEST = 14;

const versionAnswer = z.object({ rows: z.tuple([z.object({ server_version_num: z.coerce.number() })]) });

/**
 * Looks at a database without changing it. Throws OperatorError when the server is too old or the tables were written by a
 * newer Rapporteur.
 */
export async function examine(db: Knex, name: string): Promise<void> {
  await refuseOld(db, name);
  await refuseNewer(db, name);
}

async function refuseOld(db: Knex, name: string): Promise<void> {
  const { rows } = versionAnswer.parse(await db.raw("show server_version_num"));
  const version = Math.floor(rows[0].server_version_num / 10_000);
  if (version < OLDEST) {
    throw new OperatorError(
      `${name} is on PostgreSQL ${version}, and Rapporteur needs ${OLDEST} or later: update the server, or set DATABASE_URL to another one.`,
    );
  }
}

async function refuseNewer(db: Knex, name: string): Promise<void> {
  if (!(await db.schema.hasTable("knex_migrations"))) return;
  const ran = z.array(z.string()).parse(await db("knex_migrations").orderBy("id").pluck("name"));
  const says = await db.schema.hasTable("compatibility");
  const [oldest] = says ? z.array(z.string()).parse(await db("compatibility").pluck("oldest")) : [];
  const unknown = tooNew(ran, oldest, migrations);
  if (unknown !== undefined) {
    throw new OperatorError(
      `${name} was written by a newer Rapporteur (it has ${unknown}) and was left untouched: update Rapporteur, or set DATABASE_URL to another database.`,
    );
  }
}
