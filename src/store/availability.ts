import { z } from "zod";
import { StoreUnavailableError } from "../core/errors.ts";

const TEMPORARY = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|CANTOPEN|READONLY|NOMEM)/u;
/** After a full disk or a failed read SQLite ends a transaction by itself, and knex reports only that it can't. */
const ENDED_BY_ENGINE = "cannot rollback - no transaction is active";
const engineError = z.object({ code: z.string().optional(), name: z.string(), message: z.string() });

/** Runs an operation of the engine; faults that may pass (locked, full, no connection) become StoreUnavailableError. */
export async function available<Value>(operation: () => Promise<Value>): Promise<Value> {
  try {
    return await operation();
  } catch (error) {
    const { data } = engineError.safeParse(error);
    if (data && isTemporary(data)) {
      throw new StoreUnavailableError(`the store can't answer: ${data.code ?? "no connection"}`, {
        cause: error,
      });
    }
    throw error;
  }
}

function isTemporary({ name, code = "", message }: z.output<typeof engineError>): boolean {
  return name === "KnexTimeoutError" || TEMPORARY.test(code) || message.includes(ENDED_BY_ENGINE);
}
