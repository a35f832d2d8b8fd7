import { z } from "zod";
import { StoreUnavailableError } from "../core/errors.ts";

const TEMPORARY = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|CANTOPEN|READONLY|NOMEM)/u;
const engineError = z.object({ code: z.string().optional(), name: z.string() });

/** Runs an operation of the engine; faults that may pass (locked, full, no connection) become StoreUnavailableError. */
export async function available<Value>(operation: () => Promise<Value>): Promise<Value> {
  try {
    return await operation();
  } catch (error) {
    const { data } = engineError.safeParse(error);
    if (data?.name === "KnexTimeoutError" || TEMPORARY.test(data?.code ?? "")) {
      throw new StoreUnavailableError(`the store can't answer: ${data?.code ?? "no connection"}`, {
        cause: error,
      });
    }
    throw error;
  }
}
