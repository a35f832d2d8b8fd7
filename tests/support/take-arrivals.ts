import type { TakeArrival } from "../../src/core/arrivals.ts";
import { createTakeArrival } from "../../src/take-arrivals.ts";
import { emptyStore } from "./empty-store.ts";
import { recordingLog } from "./recording-log.ts";

/** Tells inputs that arrive again from others as one process alone does, by what it remembers. */
export function takingHere(): TakeArrival {
  return createTakeArrival(emptyStore(), recordingLog());
}
