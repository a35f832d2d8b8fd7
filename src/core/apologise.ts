import { StoreUnavailableError, UserError } from "./errors.ts";
import type { Input } from "./input.ts";
import { apology, type Reply } from "./reply.ts";

/** What a person reads in place of an answer. What is no fault of theirs goes into the log, under the reference that they are told. */
export function apologise(error: unknown, { reference, log }: Input): Reply {
  if (error instanceof UserError) return apology(error.sentence);
  log.error({ err: error }, "an answer failed");
  return apology(
    error instanceof StoreUnavailableError
      ? `My memory doesn't answer at the moment: please try again shortly (reference ${reference}).`
      : `Something went wrong on my side: please try again, or tell an organiser the reference ${reference}.`,
  );
}
