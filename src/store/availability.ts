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
/** After a full disk or a failed read SQLite ends a transaction by itself, and knex reports only that it can't. */
const ENDED_BY_ENGINE = "cannot rollback - no transaction is active";
const NO_CONNECTION_LEFT = "53300";
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

function reasonOf({ name, code }: z.output<typeof engineError>): string {
  if (name === "KnexTimeoutError") return "no connection of this process came free in time";
  if (code === NO_CONNECTION_LEFT) return "the server has no connection left (max_connections)";
  return code ?? "no connection";
}

function isTemporary({ name, code = "", message }: z.output<typeof engineError>): boolean {
  return (
    name === "KnexTimeoutError" ||
    TEMPORARY.some((codes) => codes.test(code)) ||
    CONNECTION_LOST.test(message) ||
    message.includes(ENDED_BY_ENGINE)
  );
}
