import { dayOf } from "../core/day.ts";
import { OperatorError, UserError } from "../core/errors.ts";
import type { Log } from "../core/log.ts";
import { homeOf } from "../core/party.ts";
import { seenBy } from "../core/seen-by.ts";
import type { Store } from "../core/store.ts";
import type { LookOutcome, Watch } from "../core/watching.ts";
import { shownAddress } from "../core/web-address.ts";
import type { Imported } from "./import.ts";
import { follow, type ImporterParts, readAddress } from "./importer.ts";

/** After failures it is looked less and less often, but at least so often, in milliseconds. */
const LONGEST_PAUSE_MS = 6 * 3_600_000;
/** Losing most of so many talks, or less, is nothing to wonder at. */
const FEW = 10;
const SHRUNK =
  "More than half of the talks are gone from it: I believe that when the next look says the same.";

/**
 * Looks at an address that is watched, and imports it when it has changed. Never throws: what went wrong is the outcome, and
 * the next look comes later after each failure.
 */
export async function lookAt(
  watch: Watch,
  parts: ImporterParts & { readonly log: Log; readonly store: Store },
): Promise<LookOutcome> {
  const { address, every, owner, seen } = watch;
  const { log } = parts;
  const home = owner === undefined ? undefined : homeOf(owner);
  const store = home ? seenBy(parts.store, home) : parts.store;
  const where = { address: shownAddress(address) };
  try {
    const own = { ...parts, store };
    const imported = await readAddress(address, { workshop: watch.workshop }, { ...own, validators: seen });
    const next = new Date(Date.now() + every);
    if (!imported) return { state: "well", seen, next };
    try {
      const workshop = imported.programme.workshop.id;
      if ((await store.fingerprint(imported.source)) !== imported.fingerprint) {
        await doubtLoss(watch, imported, own);
        const { saved } = await follow(imported, own);
        log.info({ ...where, workshop, ...saved }, "a watched programme was imported");
      }
      return { state: "well", workshop, seen: imported.validators ?? {}, next };
    } finally {
      await imported.close();
    }
  } catch (error) {
    const isExpected = error instanceof OperatorError || error instanceof UserError;
    log[isExpected ? "warn" : "error"]({ ...where, err: error }, "a watched programme can't be imported");
    const reason = isExpected ? error.message : "something went wrong: the log has the reason.";
    return { state: "failed", error: reason, next: new Date(Date.now() + pauseAfter(watch)) };
  }
}

/** Throws OperatorError the first time that most of the talks are gone: a file cut off would cancel them all. */
async function doubtLoss(
  { error }: Watch,
  { programme, report }: Imported,
  { store, now }: ImporterParts,
): Promise<void> {
  const known = await store.programme(programme.workshop.id);
  const today = dayOf(now(), programme.workshop.timezone);
  const toCome = known?.talks.filter(({ day, cancelled }) => day >= today && !cancelled).length ?? 0;
  const isShrunk = toCome >= FEW && report.talks < toCome / 2;
  if (isShrunk && error !== SHRUNK) throw new OperatorError(SHRUNK);
}

function pauseAfter({ every, failures }: Watch): number {
  return Math.max(every, Math.min(LONGEST_PAUSE_MS, every * 2 ** Math.min(failures, 20)));
}
