import type { Knex } from "knex";
import { z } from "zod";
import { OperatorError } from "../../core/errors.ts";
import { reasonIn } from "./faults.ts";

/** What of PostgreSQL's own extensions the index is made with. */
const NEEDED = ["unaccent", "pg_trgm"] as const;

/** Adds the extensions that are missing. Throws OperatorError that names them when that isn't possible. */
export async function addExtensions(db: Knex, name: string): Promise<void> {
  const present = z.array(z.string()).parse(await db("pg_extension").pluck("extname"));
  const missing = NEEDED.filter((extension) => !present.includes(extension));
  try {
    for (const extension of missing) await db.raw("create extension if not exists ??", [extension]);
  } catch (cause) {
    const statements = missing.map((extension) => `create extension ${extension};`).join(" ");
    throw new OperatorError(
      `${name} lacks what Rapporteur can't add by itself (${reasonIn(cause)}): let an administrator run in that database: ${statements}`,
      { cause },
    );
  }
}
