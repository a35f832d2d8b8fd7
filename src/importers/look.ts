import { OperatorError } from "../core/errors.ts";
import type { Log } from "../core/log.ts";
import type { LookOutcome, Watch } from "../core/watching.ts";
import { shownAddress } from "../core/web-address.ts";
import { follow, type ImporterParts, readAddress } from "./importer.ts";

/** After failures it is looked less and less often, but at least so often, in milliseconds. */
const LONGEST_PAUSE_MS = 6 * 3_600_000;

/**
 * Looks at an address that is watched, and imports it when it has changed. Never throws: what went wrong is the outcome, and
 * the next look comes later after each failure.
 */
export async function lookAt(
  watch: Watch,
  parts: ImporterParts & { readonly log: Log },
): Promise<LookOutcome> {
  const { address, every, seen } = watch;
  const { log, store } = parts;
  const where = { address: shownAddress(address) };
  try {
    const imported = await readAddress(address, { workshop: watch.workshop }, { ...parts, validators: seen });
    const next = new Date(Date.now() + every);
    if (!imported) return { state: "well", seen, next };
    const workshop = imported.programme.workshop.id;
    if ((await store.fingerprint(imported.source)) !== imported.fingerprint) {
      const { saved } = await follow(imported, parts);
      log.info({ ...where, workshop, ...saved }, "a watched programme was imported");
    }
    return { state: "well", workshop, seen: imported.validators ?? {}, next };
  } catch (error) {
    const isExpected = error instanceof OperatorError;
    log[isExpected ? "warn" : "error"]({ ...where, err: error }, "a watched programme can't be imported");
    const reason = isExpected ? error.message : "something went wrong: the log has the reason.";
    return { state: "failed", error: reason, next: new Date(Date.now() + pauseAfter(watch)) };
  }
}

function pauseAfter({ every, failures }: Watch): number {
  return Math.max(every, Math.min(LONGEST_PAUSE_MS, every * 2 ** Math.min(failures, 20)));
}
