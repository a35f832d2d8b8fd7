import { z } from "zod";
import { OperatorError } from "../../core/errors.ts";

const fault = z.object({ code: z.string().optional(), message: z.string() });

/** What to do, by what the network or the server said (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
const MENDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing listens there: start PostgreSQL, or correct host and port in DATABASE_URL",
  ENOTFOUND: "there is no such host: correct it in DATABASE_URL",
  EAI_AGAIN: "there is no such host: correct it in DATABASE_URL",
  ETIMEDOUT: "it doesn't answer: check the network, and host and port in DATABASE_URL",
  EHOSTUNREACH: "it doesn't answer: check the network, and host and port in DATABASE_URL",
  "28P01": "it doesn't take this user and password: correct them in DATABASE_URL",
  "28000": "it doesn't let this user in: correct DATABASE_URL, or pg_hba.conf on the server",
  "3D000": "there is no such database: create it (createdb), or correct its name in DATABASE_URL",
  "42501":
    "this user may not make tables there: grant it create on the schema, or make it the database's owner",
  "42704":
    "this user doesn't see all that is needed: add the schema of the extension unaccent to the user's search_path",
  "53100": "the disk of its server is full: make room there",
  "53200": "its server is out of memory: give it more, or stop what else runs there",
  "53300": "it has no connection free: raise max_connections, or stop what else is connected",
  "57P03": "it is just starting or stopping: try again in a moment",
  "25006": "it is read only: set DATABASE_URL to the primary server",
};
const TIMED_OUT = /timeout|timed out/iu;
/** Without any room a server that is reached the first time since its start has no code for it. */
const NO_ROOM = /could not write init file|no space left on device/iu;
const NO_TLS = /does not support SSL|certificate|SSL/u;

/** Tells the operator in one line why a database can't be used and how to mend it; what is no fault of the database stays as it is. */
export function explain(error: unknown, name: string): unknown {
  if (error instanceof OperatorError) return error;
  const { data } = fault.safeParse(error);
  const mend = data && mendFor(data);
  if (mend === undefined) return error;
  return new OperatorError(`${name} can't be used: ${mend} (${reasonIn(error)}).`, { cause: error });
}

/** What the network or the server said, without the statement that knex puts before it. */
export function reasonIn(error: unknown): string {
  const { data } = fault.safeParse(error);
  return data?.message.split(" - ").at(-1) || data?.code || String(error);
}

function mendFor({ code = "", message }: z.output<typeof fault>): string | undefined {
  const known = MENDS[code];
  if (known !== undefined) return known;
  if (NO_ROOM.test(message)) return MENDS["53100"];
  if (NO_TLS.test(message)) return "it can't be reached with TLS as asked: correct sslmode in DATABASE_URL";
  if (TIMED_OUT.test(message)) return MENDS["ETIMEDOUT"];
  return undefined;
}
