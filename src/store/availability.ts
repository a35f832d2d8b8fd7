import { z } from "zod";
import { StoreUnavailableError } from "../core/errors.ts";

const TEMPORARY = [
  /^SQLITE_(BUSY|LOCKED|FULL|IOERR|CANTOPEN|READONLY|NOMEM)/u,
  // Of PostgreSQL: lost connections, too little of something, stopped by somebody, read only for a while, deadlocks.
  /^(08...|53...|57...|58030|25006|25P03|40001|40P01|55P03)$/u,
  /^E(CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|NOTFOUND|AI_AGAIN)$/u,
];
/** What the clients of both engines say without any code. */
const CONNECTION_LOST =
  /connection (terminated|ended)|timeout (expired|exceeded)|terminating connection|not queryable|has said nothing/iu;
/** What a PostgreSQL says of its full disk where it has no code for it. */
const NO_ROOM = /could not write init file|no space left on device/iu;
/** After a full disk or a failed read SQLite ends a transaction by itself, and knex reports only that it can't. */
const ENDED_BY_ENGINE = "cannot rollback - no transaction is active";
/** What operators can do about some of them. */
const MENDS: Readonly<Record<string, string>> = {
  SQLITE_FULL: "its disk is full: make room",
  "53100": "the disk of its server is full: make room there",
  "53300": "the server has no connection left: raise max_connections, or stop what else is connected",
  SQLITE_READONLY: "its file can't be written: look at who owns it, and at its disk",
  "25006": "the server is read only: set DATABASE_URL to the primary server",
  ECONNREFUSED: "nothing listens there: start PostgreSQL",
};
const engineError = z.object({ code: z.string().optional(), name: z.string(), message: z.string() });

/** Runs an operation of the engine; faults that may pass (locked, full, no connection) become StoreUnavailableError. */
export async function available<Value>(operation: () => Promise<Value>): Promise<Value> {
  try {
    return await operation();
  } catch (error) {
    const { data } = engineError.safeParse(error);
    if (data && isTemporary(data)) {
      throw new StoreUnavailableError(`the store can't answer: ${reasonOf(data)}`, { cause: error });
    }
    throw error;
  }
}

function reasonOf({ name, code, message }: z.output<typeof engineError>): string {
  if (name === "KnexTimeoutError") return "no connection of this process came free in time";
  if (message.includes(ENDED_BY_ENGINE))
    return "it gave up what it was writing, as on a full disk: make room";
  if (NO_ROOM.test(message)) return `${MENDS["53100"]} (${code})`;
  const mend = code === undefined ? undefined : MENDS[code];
  return mend === undefined ? (code ?? "no connection") : `${mend} (${code})`;
}

function isTemporary({ name, code = "", message }: z.output<typeof engineError>): boolean {
  return (
    name === "KnexTimeoutError" ||
    TEMPORARY.some((codes) => codes.test(code)) ||
    CONNECTION_LOST.test(message) ||
    NO_ROOM.test(message) ||
    message.includes(ENDED_BY_ENGINE)
  );
}
